using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

/// <summary>Abuse list 5 for the index: whatever happens to its file, the answer is the log's.</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private static readonly long[] Right = [5, 3, 1];
    private readonly TestLedger _ledger = new();
    private readonly byte[] _whole;

    public DamagedIndexTests()
    {
        for (var i = 0; i < 6; i++) _ledger.Append(TestIndex.Shell(i % 2 == 0 ? $"ls {i}" : $"git push {i}"));
        Assert.Equal(Right, TestIndex.Found(_ledger, "git"));
        _whole = File.ReadAllBytes(TestIndex.FileOf(_ledger));
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void One_flipped_byte_anywhere_is_seen_and_the_index_made_anew_or_it_does_not_matter()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (renewed, harmless) = (0, 0);

        // Making one anew is some waiting for the disk, so this is a sample; the nightly form looks at every byte.
        for (var offset = 0; offset < _whole.Length; offset += offset < 100 ? 7 : random.Next(1, 1000))
        {
            Assert.True(IsRight(Damaged(offset, (byte)random.Next(1, 256)), out var wasRenewed), $"byte {offset}, seed {seed}");
            if (wasRenewed) renewed++;
            else harmless++;
        }

        // A page that was not read for this question is not seen by it.
        Assert.True(renewed > harmless, $"{renewed} of {renewed + harmless} were seen");
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public void One_flipped_byte_at_every_offset_never_leads_to_a_wrong_answer()
    {
        for (var offset = 0; offset < _whole.Length; offset++) Assert.True(IsRight(Damaged(offset, 0x01), out _), $"byte {offset}");
    }

    [Fact]
    public void Every_page_that_is_read_is_checked()
    {
        // The words of entry 3 and no others: with the checksums taken away this would lose a row without a word.
        var words = _whole.AsSpan().IndexOf("push"u8);
        Assert.True(words > 0);
        Assert.True(IsRight(Damaged(words, 0x01), out var wasRenewed));
        Assert.True(wasRenewed);
    }

    [Fact]
    public void Every_truncation_is_seen()
    {
        for (var length = 0; length < _whole.Length; length += 4099) Assert.True(IsRight(_whole[..length], out var wasRenewed) && wasRenewed | (length == 0), $"{length} bytes");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a database, and longer than the hundred bytes that the header of one has, so that it is looked at in full and refused all the same")]
    public void What_is_no_index_is_replaced(string content) => Assert.True(IsRight(System.Text.Encoding.UTF8.GetBytes(content), out _));

    [Fact]
    public void Two_pages_that_changed_places_are_seen()
    {
        var swapped = (byte[])_whole.Clone();
        var (one, other) = (_whole.AsMemory(4096, 4096), _whole.AsMemory(4096 * 2, 4096));
        one.CopyTo(swapped.AsMemory(4096 * 2));
        other.CopyTo(swapped.AsMemory(4096));
        Assert.True(IsRight(swapped, out var wasRenewed));
        Assert.True(wasRenewed);
    }

    [Fact]
    public void Damage_that_shows_while_it_is_searched_is_met_in_the_same_breath()
    {
        File.WriteAllBytes(TestIndex.FileOf(_ledger), _whole);
        using var index = TestIndex.Open(_ledger);

        // Opened and found whole; what is read now is not.
        var damaged = (byte[])_whole.Clone();
        for (var page = 1; page < damaged.Length / 4096; page++) damaged[(page * 4096) + 4000] ^= 0x40;
        using (var file = new FileStream(TestIndex.FileOf(_ledger), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.Write(damaged);

        var found = index.Search(EntryFilter.All, SearchText.Parse("push"), 10);
        Assert.True(found.Succeeded, found.Error?.ToString());
        Assert.Equal(Right, found.Value.Entries.Select(entry => entry.Entry.Index));
    }

    private byte[] Damaged(int offset, byte mask)
    {
        var damaged = (byte[])_whole.Clone();
        damaged[offset] ^= mask;
        return damaged;
    }

    private bool IsRight(byte[] index, out bool wasRenewed)
    {
        File.WriteAllBytes(TestIndex.FileOf(_ledger), index);
        var (found, result, report) = TestIndex.Search(_ledger, "git");
        wasRenewed = report.Discarded is not null;
        return found.SequenceEqual(Right) && result.Lost.Count == 0;
    }
}
