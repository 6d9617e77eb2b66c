using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Overview;

/// <summary>Reads what a fleet is at a glance. Thread-safe.</summary>
internal sealed class FleetOverview(Databases databases, LiveFleets fleets, TimeProvider clock)
{
    private const int HoursShown = 48;
    private const int DaysOfRules = 7;
    private const int RulesShown = 10;
    private const int VersionsShown = 8;

    public async Task<FleetSummary> ReadAsync(OrgScope scope, CancellationToken cancellation)
    {
        var live = await fleets.GetAsync(scope, cancellation);
        var now = clock.GetUtcNow();
        await using var database = databases.Open<FleetDatabase>(scope);
        var here = database.Machines.AsNoTracking().Where(row => row.RemovedMs == null);
        var staleBefore = (now - MachineState.StaleAfter).ToUnixTimeMilliseconds();
        var total = await here.CountAsync(cancellation);
        var stale = await here.CountAsync(row => row.SeenMs < staleBefore, cancellation);
        var isNew = await here.CountAsync(row => row.SeenMs >= staleBefore && row.ReportedMs == null, cancellation);
        var inForce = await InForceAsync(here.Where(row => row.SeenMs >= staleBefore && row.ReportedMs != null), live.Releases, cancellation);
        return new FleetSummary(
            total, inForce, total - stale - isNew - inForce, stale, isNew, await here.CountAsync(row => row.LogFlag != null, cancellation),
            await HoursAsync(database, now, cancellation), await RulesAsync(database, now, cancellation), await VersionsAsync(here, cancellation));
    }

    // Machines stand in one order for all rollouts, so those of a release are a span of it. The few that are named stand elsewhere, and have a newer one than their span.
    private static async Task<int> InForceAsync(IQueryable<MachineRow> reporting, IReadOnlyList<LiveRelease> releases, CancellationToken cancellation)
    {
        var (count, from) = (0, 0);
        foreach (var release in releases)
        {
            var to = release == releases[^1] ? RingPosition.Places : release.Reach;
            if (to <= from) continue;
            var (first, end, number) = (from, to, release.Number);
            count += await reporting.CountAsync(row => row.Position >= first && row.Position < end && row.ReportedRelease >= number, cancellation);
            from = to;
        }

        return count;
    }

    private static async Task<IReadOnlyList<HourCount>> HoursAsync(FleetDatabase database, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var since = last.AddHours(1 - HoursShown).ToUnixTimeMilliseconds();
        var rows = await database.Hours.AsNoTracking().Where(row => row.HourMs >= since).ToListAsync(cancellation);
        var byHour = rows.ToLookup(row => row.HourMs);
        return [.. Enumerable.Range(1 - HoursShown, HoursShown).Select(offset => last.AddHours(offset)).Select(hour =>
        {
            var counted = byHour[hour.ToUnixTimeMilliseconds()].ToList();
            return new HourCount(hour, counted.Sum(row => row.Block + row.Force), counted.Sum(row => row.Ask), counted.Sum(row => row.Allow + row.Log), counted.Sum(row => row.Errors));
        })];
    }

    private static async Task<IReadOnlyList<RuleCountView>> RulesAsync(FleetDatabase database, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now.AddDays(-DaysOfRules).ToUnixTimeMilliseconds();
        var rules = await database.RuleDays.AsNoTracking().Where(row => row.DayMs >= since).GroupBy(row => row.Rule)
            .Select(group => new { Rule = group.Key, Times = group.Sum(row => row.Times) }).OrderByDescending(rule => rule.Times).ThenBy(rule => rule.Rule).Take(RulesShown).ToListAsync(cancellation);
        return [.. rules.Select(rule => new RuleCountView(rule.Rule, rule.Times))];
    }

    private static async Task<IReadOnlyList<VersionCount>> VersionsAsync(IQueryable<MachineRow> machines, CancellationToken cancellation)
    {
        var versions = await machines.GroupBy(row => row.Version).Select(group => new { Version = group.Key, Machines = group.Count() })
            .OrderByDescending(version => version.Machines).ThenBy(version => version.Version).Take(VersionsShown).ToListAsync(cancellation);
        return [.. versions.Select(version => new VersionCount(version.Version, version.Machines))];
    }
}
