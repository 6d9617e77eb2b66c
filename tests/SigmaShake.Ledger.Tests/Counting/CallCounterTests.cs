using SigmaShake.Ledger.Counting;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Retention;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Counting;

public sealed class CallCounterTests
{
    private static readonly long Noon = TestLedger.Noon.ToUnixTimeMilliseconds();

    [Fact]
    public void Verdicts_rules_and_times_add_up()
    {
        using var ledger = new TestLedger();
        for (var i = 1; i <= 100; i++) ledger.Append(Call("allow", durationUs: i));
        var times = Count(ledger, null).Counts;
        ledger.Append(Call("block", "fleet/a"));
        ledger.Append(Call("block", "fleet/a"));
        ledger.Append(Call("ask", "user/b"));

        var counts = Count(ledger, null).Counts;

        Assert.Equal((100, 2, 1, 0, 0), (counts.Allow, counts.Block, counts.Ask, counts.Force, counts.Errors));
        Assert.Equal((50, 99), (times.P50Us, times.P99Us));
        Assert.Equal([("fleet/a", 2L), ("user/b", 1L)], counts.Rules.Select(rule => (rule.Id, rule.Times)));
    }

    [Fact]
    public void Each_call_is_counted_once_however_often_is_counted()
    {
        using var ledger = new TestLedger();
        LogPlace? place = null;
        var allowed = 0L;
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < round; i++) ledger.Append(Call("allow"));
            if (round == 0) ledger.Append(Call("allow"));
            var counted = Count(ledger, place);
            allowed += counted.Counts.Allow;
            place = counted.Place;
        }

        Assert.Equal(11, allowed);
        Assert.Equal(0, Count(ledger, place).Counts.Allow);
    }

    [Fact]
    public void Calls_of_before_the_beginning_are_left_out()
    {
        using var ledger = new TestLedger();
        ledger.Append(Call("allow"), TestLedger.Noon.AddHours(-1));
        ledger.Append(Call("block"), TestLedger.Noon.AddSeconds(1));

        var counts = Count(ledger, null).Counts;

        Assert.Equal((0, 1), (counts.Allow, counts.Block));
    }

    [Fact]
    public void A_compacted_log_goes_on_where_the_count_was()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 5; i++) ledger.Append(Call("allow"));
        var place = Count(ledger, null).Place;
        Assert.Null(LedgerCompactor.Compact(ledger.Folder).Error);
        ledger.Append(Call("block"));

        var counted = Count(ledger, place);

        Assert.Equal((0, 1), (counted.Counts.Allow, counted.Counts.Block));
        Assert.NotEqual(place.FileNumber, counted.Place.FileNumber);
    }

    [Fact]
    public void What_does_not_fit_waits_for_the_next_count()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 500; i++) ledger.Append(Call("allow"));
        LogPlace? place = null;
        var told = new List<long>();
        for (var round = 0; round < 50; round++)
        {
            var counted = CallCounter.Count(ledger.Folder, place, notBeforeMs: 0, maxDecisionBytes: 10_000).Value!;
            Assert.Equal(counted.Decisions.Count, counted.Counts.Allow);
            told.AddRange(counted.Decisions.Select(decision => decision.Index));
            place = counted.Place;
            if (counted.IsAll) break;
        }

        Assert.Equal(Enumerable.Range(0, 500).Select(index => (long)index), told);
    }

    [Fact]
    public void A_long_call_is_cut_at_a_character_and_stays_on_one_line()
    {
        using var ledger = new TestLedger();
        ledger.Append(Call("allow").Replace("ls", $"a\\nb {string.Concat(Enumerable.Repeat("ü", 3_000))}", StringComparison.Ordinal));

        var decision = Assert.Single(CallCounter.Count(ledger.Folder, null, notBeforeMs: 0, maxDecisionBytes: 40_000).Value!.Decisions);

        Assert.StartsWith("a b ü", decision.What, StringComparison.Ordinal);
        Assert.Equal(4096, System.Text.Encoding.UTF8.GetByteCount(decision.What!));
    }

    private static CountedCalls Count(TestLedger ledger, LogPlace? from) => CallCounter.Count(ledger.Folder, from, Noon, maxDecisionBytes: 0).Value!;

    private static string Call(string decision, string? rule = null, int durationUs = 5) =>
        $$$"""{"v":1,"decision":"{{{decision}}}",{{{(rule is null ? "" : $"\"rule\":\"{rule}\",")}}}"duration_us":{{{durationUs}}},"tool":"Bash","input":{"command":"ls"}}""";
}
