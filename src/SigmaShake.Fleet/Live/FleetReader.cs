using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Live;

/// <summary>Reads what has changed in an organisation's fleet since it was last read. Thread-safe.</summary>
internal sealed class FleetReader(Databases databases, TimeProvider clock)
{
    /// <summary>The most releases that machines get at a time: one for all, and rollouts that are under way.</summary>
    public const int MaxReleases = 9;

    /// <summary>How far a rollout is: up to which place in the order, for a wave of its plan.</summary>
    public static int ReachOf(RolloutPlan plan, int wave) => wave < 0 ? 0 : plan.Waves[Math.Min(wave, plan.Waves.Count - 1)] * RingPosition.Places / 100;

    /// <summary>The plan of a release. It was checked before it was published.</summary>
    public static RolloutPlan PlanOf(byte[]? custom) => custom is null ? RolloutPlan.AtOnce : RolloutPlan.Parse(custom).Value ?? RolloutPlan.AtOnce;

    /// <summary>Brings what is in memory up to date.</summary>
    public async Task RefreshAsync(LiveOrganisation live, OrgScope scope, CancellationToken cancellation)
    {
        await live.Gate.WaitAsync(cancellation);
        try
        {
            await using var database = databases.Open<FleetDatabase>(scope);
            var generation = await database.Fleet.Select(row => row.Generation).SingleAsync(cancellation);
            live.CheckedMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (generation == live.Generation) return;

            // What is committed while this is read comes with it, or again with the next generation: both are right.
            var (come, gone) = await MachinesAsync(database, live.Generation, cancellation);
            live.Apply(generation, come, gone, await ReleasesAsync(database, cancellation));
        }
        finally
        {
            live.Gate.Release();
        }
    }

    private static async Task<(List<LiveMachine> Come, List<MachineId> Gone)> MachinesAsync(FleetDatabase database, long since, CancellationToken cancellation)
    {
        List<LiveMachine> come = [];
        List<MachineId> gone = [];
        var rows = since < 0 ? database.Machines.Where(row => row.RemovedMs == null) : database.Machines.Where(row => row.ChangedIn > since);
        var changed = rows.Select(row => new { row.Id, row.Name, row.Position, row.PublicKey, row.SeenMs, row.RemovedMs });
        await foreach (var row in changed.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!MachineId.TryParse(row.Id, out var id)) continue;
            if (row.RemovedMs is null) come.Add(new LiveMachine(id, row.Name, row.Position, row.PublicKey, row.SeenMs));
            else gone.Add(id);
        }

        return (come, gone);
    }

    private static async Task<IReadOnlyList<LiveRelease>> ReleasesAsync(FleetDatabase database, CancellationToken cancellation)
    {
        var rows = await database.Releases.AsNoTracking().OrderByDescending(row => row.Number).Take(MaxReleases).ToListAsync(cancellation);
        var releases = new List<LiveRelease>();
        foreach (var row in rows)
        {
            releases.Add(Of(row));
            if (releases[^1].IsForAll) break;
        }

        return releases;
    }

    private static LiveRelease Of(ReleaseRow row)
    {
        var plan = PlanOf(row.Plan);
        var next = !row.IsPaused && plan.EveryMinutes > 0 && row.Wave < plan.Waves.Count - 1 ? row.WaveSinceMs + (long)TimeSpan.FromMinutes(plan.EveryMinutes).TotalMilliseconds : default(long?);
        return new LiveRelease(
            row.Number, row.RootVersion, ReachOf(plan, row.Wave), row.Timestamp, row.TimestampVersion, TimestampLife.RenewMs(row.TimestampExpiresMs), row.TimestampExpiresMs, next)
        {
            First = plan.First,
        };
    }
}
