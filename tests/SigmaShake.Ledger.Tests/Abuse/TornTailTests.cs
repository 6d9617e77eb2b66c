using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 6: every truncation goes back to the last durable entry, and says so.</summary>
public sealed class TornTailTests
{
    /// <summary>Every length of the last frame, after a death of the machine (the mark is old) and after a cut by hand (the mark knows more).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_torn_tail_is_cut_back_to_the_last_durable_entry_at_every_length(bool markIsOld)
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        ledger.Append("""{"n":1}""");
        var mark = File.ReadAllBytes(ledger.Lock);
        var two = new FileInfo(ledger.Entries).Length;
        ledger.Append("""{"n":2}""");
        if (!markIsOld) mark = File.ReadAllBytes(ledger.Lock);
        var whole = File.ReadAllBytes(ledger.Entries);

        for (var torn = 1; torn < whole.Length - two; torn++)
        {
            File.WriteAllBytes(ledger.Entries, whole[..(int)(two + torn)]);
            File.WriteAllBytes(ledger.Lock, mark);
            var report = ledger.Verify();
            Assert.Equal(2, report.Size);
            Assert.Equal(torn, report.TornBytes);
            Assert.Contains(report.Problems, p => p.Kind == LedgerProblemKind.TornTail && p.Offset == two);

            var entry = ledger.Append("""{"n":3}""");
            Assert.Equal(new Recovery(2, torn, markIsOld ? 0 : whole.Length - two, 0), entry.Recovery);
            Assert.Equal(3, entry.Index);
            Assert.Null(ledger.Append("""{"n":4}""").Recovery);
            Assert.True(ledger.Verify().IsIntact, $"torn at {torn}");
        }

        Assert.Equal(5, (await ledger.VerifyTwiceAsync()).Size);
    }

    [Fact]
    public Task Every_truncation_of_a_small_ledger_goes_back_to_whole_entries() => TruncateAsync(isVerifiedTwice: false);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task After_every_truncation_the_independent_verifier_finds_the_ledger_whole() => TruncateAsync(isVerifiedTwice: true);

    private static async Task TruncateAsync(bool isVerifiedTwice)
    {
        using var ledger = new TestLedger();
        var ends = new List<long> { 0 };
        for (var i = 0; i < 3; i++)
        {
            ledger.Append($$"""{"n":{{i}}}""");
            ends.Add(new FileInfo(ledger.Entries).Length);
        }

        var whole = File.ReadAllBytes(ledger.Entries);
        for (var size = 0; size < whole.Length; size++)
        {
            File.WriteAllBytes(ledger.Entries, whole[..size]);
            File.Delete(ledger.Lock);
            var kept = ends.FindLastIndex(end => end <= size);
            var entry = ledger.Append("{}");
            var isTorn = ends[kept] != size;
            Assert.Equal(isTorn ? size - ends[kept] : null, entry.Recovery?.CutBytes);
            Assert.Equal(kept + (isTorn ? 1 : 0), entry.Index);
            Assert.True((isVerifiedTwice ? await ledger.VerifyTwiceAsync() : ledger.Verify()).IsIntact, $"cut at {size}");
        }

        await ledger.VerifyTwiceAsync();
    }

    /// <summary>A file system may have the new size on disk before the data: the tail is then zeros.</summary>
    [Fact]
    public void A_tail_of_zeros_is_cut()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        using (var file = File.OpenWrite(ledger.Entries)) file.SetLength(file.Length + 1_000);
        Assert.Equal(1_000, ledger.Append("{}").Recovery?.CutBytes);
        Assert.True(ledger.Verify().IsIntact);
    }

    /// <summary>Long entries, so that the tail lies outside the first small read.</summary>
    [Fact]
    public void A_torn_long_entry_behind_a_long_entry_is_cut()
    {
        using var ledger = new TestLedger();
        var text = "\"" + new string('z', LedgerLimits.MaxPayloadBytes - 2) + "\"";
        ledger.Append(text);
        var one = new FileInfo(ledger.Entries).Length;
        ledger.Append(text);
        var whole = File.ReadAllBytes(ledger.Entries);
        foreach (var torn in new[] { 1, 100, 4_096, 40_000, FrameLayout.LargestFrameBytes - 1 })
        {
            File.WriteAllBytes(ledger.Entries, whole[..(int)(one + torn)]);
            File.Delete(ledger.Lock);
            Assert.Equal(torn, ledger.Append(text).Recovery?.CutBytes);
        }

        Assert.True(ledger.Verify().IsIntact);
    }

    /// <summary>A payload that quotes the end of a frame does not move the tail.</summary>
    [Fact]
    public void A_payload_cannot_pose_as_a_frame()
    {
        using var ledger = new TestLedger();
        ledger.Append("\"ÿSSG gssþ \u00ff\u00fe\"");
        var one = new FileInfo(ledger.Entries).Length;
        ledger.Append("\"ÿSSG gssþ\"");
        using (var file = File.OpenWrite(ledger.Entries)) file.SetLength(file.Length - 1);
        File.Delete(ledger.Lock);
        Assert.NotNull(ledger.Append("{}").Recovery);
        Assert.Equal(one, ledger.Read().Entries[1].Offset);
    }
}
