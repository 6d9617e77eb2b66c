using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Reports;

/// <summary>Adds what machines count to what the organisation sees: by hour and release, by day and rule.</summary>
internal static class Counting
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    // Of more rules than people look at, the others are not listed.
    private const int MaxRulesOfDay = 1_000;

    // A clock that is wrong by more than that counts for now.
    private const long MaxAgeMs = 40 * DayMs;

    private const long KeptForMs = 400 * DayMs;

    /// <summary>Adds the counts of a report, unless they were counted before: then its machine goes on from where that ended. Part of a transaction.</summary>
    public static async Task AddAsync(FleetDatabase database, MachineRow machine, MachineReport report, DateTimeOffset now, CancellationToken cancellation)
    {
        if (report.Counts is not { } counts || counts.SinceMs < machine.CountedUntilMs) return;
        var nowMs = now.ToUnixTimeMilliseconds();
        machine.CountedUntilMs = Math.Min(counts.UntilMs, nowMs);
        var atMs = counts.UntilMs > nowMs || counts.UntilMs < nowMs - MaxAgeMs ? nowMs : counts.UntilMs;

        // A release that there never was counts for none: rows are bounded by what was published.
        var release = await database.Releases.AnyAsync(row => row.Number == report.Release, cancellation) ? report.Release : 0;
        await AddHourAsync(database, atMs - (atMs % HourMs), release, counts, cancellation);
        foreach (var rule in counts.Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal))
            await AddRuleAsync(database, atMs - (atMs % DayMs), rule.Key, rule.Sum(one => one.Times), cancellation);
        await AddReleaseAsync(database, release, counts, cancellation);
    }

    private static async Task AddHourAsync(FleetDatabase database, long hourMs, long release, DecisionCounts counts, CancellationToken cancellation)
    {
        var isThere = await database.Hours.Where(row => row.HourMs == hourMs && row.Release == release).ExecuteUpdateAsync(row => row
            .SetProperty(hour => hour.Block, hour => hour.Block + counts.Block)
            .SetProperty(hour => hour.Ask, hour => hour.Ask + counts.Ask)
            .SetProperty(hour => hour.Allow, hour => hour.Allow + counts.Allow)
            .SetProperty(hour => hour.Force, hour => hour.Force + counts.Force)
            .SetProperty(hour => hour.Log, hour => hour.Log + counts.Log)
            .SetProperty(hour => hour.Shadow, hour => hour.Shadow + counts.Shadow)
            .SetProperty(hour => hour.Errors, hour => hour.Errors + counts.Errors), cancellation) == 1;
        if (isThere) return;

        // Once an hour is often enough to let go of what is over.
        await database.Hours.Where(row => row.HourMs < hourMs - KeptForMs).ExecuteDeleteAsync(cancellation);
        await database.RuleDays.Where(row => row.DayMs < hourMs - KeptForMs).ExecuteDeleteAsync(cancellation);
        database.Hours.Add(new HourRow
        {
            HourMs = hourMs, Release = release, Block = counts.Block, Ask = counts.Ask, Allow = counts.Allow, Force = counts.Force, Log = counts.Log, Shadow = counts.Shadow, Errors = counts.Errors,
        });
    }

    private static async Task AddRuleAsync(FleetDatabase database, long dayMs, string rule, long times, CancellationToken cancellation)
    {
        var there = database.RuleDays.Where(row => row.DayMs == dayMs && row.Rule == rule);
        if (await there.ExecuteUpdateAsync(row => row.SetProperty(day => day.Times, day => day.Times + times), cancellation) == 1) return;
        if (await database.RuleDays.CountAsync(row => row.DayMs == dayMs, cancellation) < MaxRulesOfDay) database.RuleDays.Add(new RuleDayRow { DayMs = dayMs, Rule = rule, Times = times });
    }

    private static async Task AddReleaseAsync(FleetDatabase database, long release, DecisionCounts counts, CancellationToken cancellation)
    {
        var calls = counts.Block + counts.Ask + counts.Allow + counts.Force + counts.Log + counts.Errors;
        var slowCalls = counts.P99Us > 0 ? calls : 0;
        await database.Releases.Where(row => row.Number == release).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.Calls, one => one.Calls + calls)
            .SetProperty(one => one.Denials, one => one.Denials + counts.Block)
            .SetProperty(one => one.Errors, one => one.Errors + counts.Errors)
            .SetProperty(one => one.SlowUsSum, one => one.SlowUsSum + ((double)counts.P99Us * slowCalls))
            .SetProperty(one => one.SlowCalls, one => one.SlowCalls + slowCalls), cancellation);
    }
}
