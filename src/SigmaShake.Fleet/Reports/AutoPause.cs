using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Rollouts;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Reports;

/// <summary>Pauses a rollout whose machines do worse than those of the release before.</summary>
internal sealed class AutoPause(Databases databases, RolloutSteps rollouts)
{
    /// <summary>Looks at the release of a report that was just counted.</summary>
    public async Task LookAsync(LiveOrganisation fleet, long number, CancellationToken cancellation)
    {
        // Only what is being rolled out: of releases that all machines have, there is nothing to pause.
        if (fleet.ServerScope is not { } scope || !fleet.Releases.Any(release => release.Number == number && !release.IsForAll)) return;
        await using var database = databases.Open<FleetDatabase>(scope);
        var release = await database.Releases.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellation);
        if (release is null || release.IsPaused) return;
        var before = await database.Releases.AsNoTracking().Where(row => row.Number < number).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation);
        var bounds = await database.Fleet.AsNoTracking().SingleAsync(cancellation);
        if (RolloutBounds.Objection(bounds, release, before) is { } reason) await rollouts.PauseAsync(scope, number, reason, cancellation);
    }
}
