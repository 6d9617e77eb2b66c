using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

/// <summary>What is erased from the log goes from the index: its words, its values, and the bytes of both.</summary>
public sealed class ErasedEntryTests : IDisposable
{
    // Of a later version, or of another part: any entry that may tell of an erasure.
    private const EntryKind Erasure = (EntryKind)4;

    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void An_erased_entry_is_gone_with_the_next_look_and_so_are_its_bytes()
    {
        AppendThree();
        Assert.Equal([1], TestIndex.Found(_ledger, "zanzibar"));
        Erase(1);
        AppendErasure();

        Assert.Empty(TestIndex.Found(_ledger, "zanzibar"));
        Assert.Equal([2, 0], TestIndex.Found(_ledger, "plain"));
        Assert.DoesNotContain("1", string.Join(',', TestIndex.Found(_ledger, "")), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(TestIndex.FileOf(_ledger));
        foreach (var word in new[] { "zanzibar", "anzibar", "/home/you/hidden", "EraseTool" }) Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, word);
    }

    [Fact]
    public void An_erasure_that_comes_after_its_record_was_read_in_is_seen_too()
    {
        AppendThree();
        AppendErasure();
        Assert.Equal([1], TestIndex.Found(_ledger, "zanzibar"));
        Erase(1);
        Assert.Empty(TestIndex.Found(_ledger, "zanzibar"));
        Assert.True(File.ReadAllBytes(TestIndex.FileOf(_ledger)).AsSpan().IndexOf("zanzibar"u8) < 0);
    }

    [Fact]
    public void An_erasure_without_a_record_is_met_when_the_entry_is_found()
    {
        AppendThree();
        Assert.Equal([1], TestIndex.Found(_ledger, "zanzibar"));
        Erase(1);
        var (found, result, _) = TestIndex.Search(_ledger, "zanzibar");
        Assert.Empty(found);
        Assert.Equal((1L, 0), (result.ErasedEntries, result.Lost.Count));

        // And from then on its words are gone.
        Assert.Equal(0, TestIndex.Search(_ledger, "zanzibar").Result.ErasedEntries);
        Assert.True(File.ReadAllBytes(TestIndex.FileOf(_ledger)).AsSpan().IndexOf("zanzibar"u8) < 0);
    }

    [Fact]
    public void Erased_entries_are_counted_and_nothing_else_of_them()
    {
        AppendThree();
        Erase(1);
        using var index = TestIndex.Open(_ledger);
        var statistics = index.Count(EntryFilter.All, TimeZoneInfo.Utc).Value!;
        Assert.Equal((3L, 1L), (statistics.Entries, statistics.Erased));
        Assert.DoesNotContain(statistics.Projects, project => project.Value.Contains("hidden", StringComparison.Ordinal));
        Assert.True(index.Find(1).Value!.Entry!.IsErased);
    }

    [Fact]
    public void A_log_whose_erased_frames_were_made_shorter_is_read_anew()
    {
        AppendThree();
        Assert.Equal([1], TestIndex.Found(_ledger, "zanzibar"));
        Erase(1);
        var bytes = File.ReadAllBytes(_ledger.Entries);
        var (first, erased) = (Frame(0), Frame(1));
        var shorter = bytes[erased.Start..(erased.Start + FrameLayout.SmallestFrameBytes)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(shorter.AsSpan(FrameLayout.LengthOffset), shorter.Length);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(shorter.AsSpan(FrameLayout.HeaderChecksumOffset), FrameEncoder.HeaderChecksum(shorter.AsSpan(0, FrameLayout.HeaderChecksumOffset)));
        bytes.AsSpan(erased.End - FrameLayout.TrailerBytes, FrameLayout.TrailerBytes).CopyTo(shorter.AsSpan(^FrameLayout.TrailerBytes..));
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(shorter.AsSpan(shorter.Length - FrameLayout.TrailerBytes + FrameLayout.TrailerLengthOffset), shorter.Length);
        File.WriteAllBytes(_ledger.Entries, [.. bytes[..first.End], .. shorter, .. bytes[erased.End..]]);
        File.Delete(_ledger.Lock);
        Assert.True(_ledger.Verify().IsIntact);

        var (found, result, report) = TestIndex.Search(_ledger, "plain");
        Assert.Equal([2, 0], found);
        Assert.Equal((0, "the log was compacted or cut since"), (result.Lost.Count, report.Discarded));
    }

    private void AppendThree()
    {
        _ledger.Append(TestIndex.Shell("plain one"));
        _ledger.Append(TestIndex.Call("EraseTool", """{"command":"zanzibar plain"}""", project: "/home/you/hidden"));
        _ledger.Append(TestIndex.Shell("plain two"));
    }

    private void AppendErasure()
    {
        using var writer = LedgerWriter.Open(_ledger.Folder).Value!;
        Assert.True(writer.Append(Erasure, """{"v":1}"""u8, TestLedger.Noon).Succeeded);
    }

    /// <summary>As the format has it: the flag, then zeros.</summary>
    private void Erase(int number)
    {
        var (start, end) = Frame(number);
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[start + FrameLayout.FlagsOffset] = (byte)FrameFlags.Erased;
        bytes.AsSpan((start + FrameLayout.HeaderBytes)..(end - 8)).Clear();
        File.WriteAllBytes(_ledger.Entries, bytes);
    }

    private (int Start, int End) Frame(int number)
    {
        var entry = _ledger.Read().Entries[number];
        return ((int)entry.Offset, (int)entry.Offset + entry.FrameBytes);
    }
}
