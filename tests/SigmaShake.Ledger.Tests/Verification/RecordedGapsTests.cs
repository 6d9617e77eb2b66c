using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Ledger.Tests.Verification;

/// <summary>What a log records as lost is said, in an intact log and in a damaged one.</summary>
public sealed class RecordedGapsTests
{
    [Fact]
    public void An_end_that_was_cut_is_told_after_the_next_call_has_put_it_on_record()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        var one = File.ReadAllBytes(ledger.Entries);
        ledger.Append("""{"n":1}""");
        var lost = new FileInfo(ledger.Entries).Length - one.Length;
        Assert.Null(ledger.Verify().Gaps.Describe());
        File.WriteAllBytes(ledger.Entries, one);
        ledger.Append("""{"n":2}""");

        var report = ledger.Verify();
        Assert.True(report.IsIntact, string.Join("\n", report.Problems));
        Assert.Equal($"entry 1 records: {lost} durable bytes lost (the log was cut, or an older copy put back)", report.Gaps.Describe());

        // The closer look that a damaged log gets tells the same.
        var bytes = File.ReadAllBytes(ledger.Entries);
        bytes[^20] ^= 1;
        File.WriteAllBytes(ledger.Entries, bytes);
        report = ledger.Verify();
        Assert.False(report.IsIntact);
        Assert.Equal((1L, lost), (report.Gaps.Entries, report.Gaps.MissingBytes));
    }

    [Fact]
    public void Losses_of_many_entries_are_added_up()
    {
        var gaps = new RecordedGaps();
        for (var i = 0; i < 10; i++) Add(gaps, i, """{"v":1,"cut_bytes":1,"missing_bytes":0,"failed_appends":2}""");
        Assert.Equal("entries 0, 1, 2, 3, 4, 5, 6, 7 and 2 more record: 10 bytes of interrupted appends cut off; 20 appends failed", gaps.Describe());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1")]
    [InlineData("""{"cut_bytes":-1,"missing_bytes":1.5,"failed_appends":"1"}""")]
    [InlineData("""{"more":{"cut_bytes":1}}""")]
    public void A_record_that_says_nothing_readable_is_told_all_the_same(string payload)
    {
        var gaps = new RecordedGaps();
        Add(gaps, 3, payload);
        Assert.Equal("entry 3 records: a loss that this version cannot read", gaps.Describe());
    }

    [Fact]
    public void No_number_makes_the_sum_run_over()
    {
        var gaps = new RecordedGaps();
        for (var i = 0; i < 2; i++) Add(gaps, i, $$"""{"missing_bytes":{{long.MaxValue}}}""");
        Assert.Equal(long.MaxValue, gaps.MissingBytes);
    }

    private static void Add(RecordedGaps gaps, long index, string payload) => gaps.Add(EntryKind.Recovered, index, Encoding.UTF8.GetBytes(payload));
}
