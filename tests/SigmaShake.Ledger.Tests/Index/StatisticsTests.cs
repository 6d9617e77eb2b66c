using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

public sealed class StatisticsTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Verdicts_are_counted_by_the_day_of_the_zone_that_is_asked_for()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromMinutes(345), null, null);
        for (var hour = 0; hour < 48; hour++) _ledger.Append(TestIndex.Call("Bash", "{}", hour % 5 == 0 ? "block" : "allow"), TestLedger.Noon.AddHours(hour));
        var statistics = Count(EntryFilter.All, zone);

        var expected = Enumerable.Range(0, 48).GroupBy(hour => DateOnly.FromDateTime(TestLedger.Noon.AddHours(hour).ToOffset(zone.BaseUtcOffset).DateTime));
        Assert.Equal(expected.Select(day => (day.Key, day.LongCount(hour => hour % 5 == 0))), statistics.Days.Select(day => (day.Day, day.Decisions.Single(count => count.Value == "block").Entries)));
        Assert.Equal([new ValueCount("allow", 38), new ValueCount("block", 10)], statistics.Decisions);
        Assert.Equal((TestLedger.Noon, TestLedger.Noon.AddHours(47)), (statistics.First, statistics.Last));
    }

    [Fact]
    public void Values_are_counted_the_most_frequent_first_and_only_of_what_is_meant()
    {
        _ledger.Append(TestIndex.Call("Bash", "{}", "block", "destructive/remove-root"));
        for (var i = 0; i < 3; i++) _ledger.Append(TestIndex.Call("Read", "{}", project: "/srv/billing", agent: "codex"));
        _ledger.Append("""{"v":1,"action":"pause","detail":"10m: why"}""");

        var all = Count(EntryFilter.All, TimeZoneInfo.Utc);
        Assert.Equal([new ValueCount("Read", 3), new ValueCount("Bash", 1), new ValueCount("pause", 1)], all.Tools);
        Assert.Equal([new ValueCount("destructive/remove-root", 1)], all.Rules);
        Assert.Equal((5L, 5L), (all.Entries, all.Calls));
        var billing = Count(new EntryFilter { Project = "billing" }, TimeZoneInfo.Utc);
        Assert.Equal([new ValueCount("codex", 3)], billing.Agents);
        Assert.Equal("Bsh", Count(new EntryFilter { Tool = "Bsh" }, TimeZoneInfo.Utc).Unknown?.Text);
    }

    [Fact]
    public void Rules_are_counted_by_what_they_decided()
    {
        foreach (var decision in new[] { "block", "ask", "block" }) _ledger.Append(TestIndex.Call("Bash", "{}", decision, "git/push"));
        _ledger.Append(TestIndex.Call("Bash", "{}", "allow"));

        Assert.Equal([new RuleCount("git/push", "block", 2), new RuleCount("git/push", "ask", 1)], Count(EntryFilter.All, TimeZoneInfo.Utc).RuleDecisions);
    }

    [Fact]
    public void Percentiles_are_values_that_occurred()
    {
        for (var i = 1; i <= 100; i++) _ledger.Append($$"""{"v":1,"tool":"Bash","decision":"allow","duration_us":{{i}}}""");
        Assert.Equal(new Durations(50, 90, 99, 100), Count(EntryFilter.All, TimeZoneInfo.Utc).JudgingTime);
    }

    private LogStatistics Count(EntryFilter filter, TimeZoneInfo zone)
    {
        using var index = TestIndex.Open(_ledger);
        return index.Count(filter, zone).Value!;
    }
}
