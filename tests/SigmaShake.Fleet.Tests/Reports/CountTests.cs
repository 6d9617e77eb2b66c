using System.Net;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Tests.Reports;

public sealed class CountTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_was_counted_is_not_counted_again_and_the_machine_is_told_where_to_go_on()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds();

        Assert.Equal(start + 1_000, await ReportAsync(machine, start, start + 1_000, 5));

        // The answer was lost: the next report says it all once more.
        Assert.Equal(start + 1_000, await ReportAsync(machine, start, start + 2_000, 7));
        Assert.Equal(start + 2_000, await ReportAsync(machine, start + 1_000, start + 2_000, 2));
        Assert.Equal(7, (await company.GetAsync("rollouts")).Json.GetProperty("items")[0].GetProperty("calls").GetInt64());
    }

    [Fact]
    public async Task A_clock_that_is_ahead_does_not_keep_later_calls_from_being_counted()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var ahead = DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds();

        Assert.True(await ReportAsync(machine, ahead, ahead + 1_000, 5) <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_release_that_there_never_was_counts_for_none_and_makes_no_row_of_its_own()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds();
        for (var made = 1; made <= 20; made++)
        {
            var counts = new DecisionCounts(start + (made * 1_000), start + (made * 1_000) + 500) { Block = 1 };
            Assert.Equal(HttpStatusCode.OK, (await machine.ReportAsync(new MachineReport(700_000 + made, null, "0.1.0", new HookHealth(true, [])) { Counts = counts })).Status);
        }

        Assert.Equal(0, (await company.GetAsync("rollouts")).Json.GetProperty("items")[0].GetProperty("calls").GetInt64());
        var hours = (await Holdings.ReadAsync(server, company.Name)).Where(line => line.StartsWith("Hours: ", StringComparison.Ordinal)).ToList();

        // Of one hour, or of the two that the ten minutes fall into.
        Assert.InRange(hours.Count, 1, 2);
        Assert.All(hours, hour => Assert.Contains(", Release 0,", hour));
    }

    [Fact]
    public async Task Decisions_that_are_sent_twice_are_there_once_newest_first_and_sealed()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var decisions = Enumerable.Range(0, 150).Select(i => new ReportedDecision(i, 1_700_000_000_000 + (i / 2), "block") { What = $"very-personal-{i}" }).ToList();
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, [])) { Decisions = decisions };
        var recent = report with { Decisions = [.. decisions.Select(decision => decision with { TimeMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1_000 + decision.Index })] };

        await machine.ReportAsync(recent);
        await machine.ReportAsync(recent);
        var first = (await company.GetAsync("decisions?limit=100")).Json;
        var second = (await company.GetAsync($"decisions?cursor={first.GetProperty("next").GetString()}")).Json;

        var indexes = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(decision => decision.GetProperty("index").GetInt32()).ToList();
        Assert.Equal(Enumerable.Range(0, 150).Reverse(), indexes);
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal("very-personal-149", first.GetProperty("items")[0].GetProperty("what").GetString());
        Assert.Equal("invalid_cursor", (await company.GetAsync("decisions?cursor=x")).Code);
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("very-personal"u8));

        // What is too old is not kept at all.
        await machine.ReportAsync(report with { Decisions = [decisions[0] with { Index = 999 }] });
        Assert.Equal(50, (await company.GetAsync($"decisions?cursor={first.GetProperty("next").GetString()}")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(9_007_199_254_740_991)]
    [InlineData(4_000_000_000_000)]
    public async Task Decisions_of_a_time_to_come_are_not_kept_and_push_no_others_out(long timeMs)
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, []));
        await machine.ReportAsync(report with { Decisions = [new ReportedDecision(1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "block")] });

        await machine.ReportAsync(report with { Decisions = [new ReportedDecision(2, timeMs, "block")] });

        var kept = (await company.GetAsync("decisions")).Json.GetProperty("items");
        Assert.Equal([1], kept.EnumerateArray().Select(decision => decision.GetProperty("index").GetInt32()));
    }

    private static async Task<long> ReportAsync(TestMachine machine, long since, long until, long allowed)
    {
        var reply = await machine.ReportAsync(new MachineReport(1, null, "0.1.0", new HookHealth(true, [])) { Counts = new DecisionCounts(since, until) { Allow = allowed } });
        return reply.Json.GetProperty("counted_until_ms").GetInt64();
    }
}
