using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Fleet.Live;

/// <summary>
/// Sees what other nodes have changed: one look a second at the control database for all fleets in memory, and now and then one at each fleet itself, for
/// a node that died between its change and telling of it.
/// </summary>
internal sealed partial class ChangeFeed(Databases databases, LiveFleets fleets, FleetReader reader, TimeProvider clock, ILogger<ChangeFeed> log) : PeriodicUpkeep(Period, clock, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Clocks of nodes differ, and a change is seen some time after it was dated.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(2);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        finally
        {
            fleets.Trim();
        }
    }

    // One organisation whose database is away, or which is gone, keeps no other from being looked at.
    private async Task RefreshAsync(LiveOrganisation live, OrgScope scope, CancellationToken cancellation)
    {
        try
        {
            await reader.RefreshAsync(live, scope, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // One that was moved or deleted is nothing to look at any more.
            live.CheckedMs = Clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (databases.IsHere(scope)) LogFailed(e);
            else fleets.Drop(live);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var known = fleets.All.Where(live => live is { IsLoaded: true, ServerScope: not null }).ToList();
        if (known.Count == 0) return;
        var now = Clock.GetUtcNow();
        var since = (now - Overlap).ToUnixTimeMilliseconds();
        await using (var control = databases.OpenControl<FleetChangesDatabase>())
        {
            await foreach (var change in control.Changes.AsNoTracking().Where(row => row.ChangedMs >= since).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (OrganisationId.TryParse(change.OrganisationId, out var id) && fleets.Find(id) is { IsLoaded: true, ServerScope: { } scope } live && live.Generation < change.Generation)
                    await RefreshAsync(live, scope, cancellation);
            }
        }

        var due = (now - CheckEvery).ToUnixTimeMilliseconds();
        foreach (var live in known.Where(live => live.CheckedMs < due && live.UsedMs > live.CheckedMs)) await RefreshAsync(live, live.ServerScope!, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the changes of a fleet could not be read; they are looked for again")]
    private partial void LogFailed(Exception failure);
}
