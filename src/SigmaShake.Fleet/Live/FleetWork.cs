using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Live;

/// <summary>
/// Changes what machines or other nodes must see: in one transaction, one change of a fleet at a time, and seen here when it is done and elsewhere within two seconds.
/// Thread-safe.
/// </summary>
internal sealed partial class FleetWork(Databases databases, LiveFleets fleets, TimeProvider clock, ILogger<FleetWork> log)
{
    /// <summary>Does a change. What it does not say to keep is undone.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="change">The change; it records what it does before it says to keep it.</param>
    /// <param name="cancellation">Ends it, while nothing is done yet.</param>
    public async Task<T> ChangeAsync<T>(OrgScope scope, Func<FleetChange, Task<T>> change, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);

        // The first statement takes the row: whoever else changes this fleet waits here.
        await database.Fleet.ExecuteUpdateAsync(row => row.SetProperty(fleet => fleet.Generation, fleet => fleet.Generation + 1), cancellation);
        var fleet = await database.Fleet.SingleAsync(cancellation);
        var work = new FleetChange(database, fleet, clock.GetUtcNow());
        var result = await change(work);
        if (!work.IsKept) return result;
        await database.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        await TellAsync(scope, fleet.Generation, work.Now);
        return result;
    }

    // It is done, whoever hears of it: a failure here would have whoever asked do it again. The feed of changes looks at each fleet by itself now and then.
    private async Task TellAsync(OrgScope scope, long generation, DateTimeOffset now)
    {
        try
        {
            await AnnounceAsync(scope, generation, now);
            await fleets.ChangedAsync(scope, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogUntold(e);
        }
    }

    private async Task AnnounceAsync(OrgScope scope, long generation, DateTimeOffset now)
    {
        await using var control = databases.OpenControl<FleetChangesDatabase>();
        var (id, nowMs) = (scope.Id.ToString(), now.ToUnixTimeMilliseconds());
        var isKnown = await UpdateAsync(control, id, generation, nowMs) || await control.Changes.AnyAsync(row => row.OrganisationId == id);
        if (isKnown) return;
        control.Changes.Add(new FleetChangeRow { OrganisationId = id, Generation = generation, ChangedMs = nowMs });
        try
        {
            await control.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another node was faster with the first change.
            await UpdateAsync(control, id, generation, nowMs);
        }
    }

    private static async Task<bool> UpdateAsync(FleetChangesDatabase control, string id, long generation, long nowMs) =>
        await control.Changes.Where(row => row.OrganisationId == id && row.Generation < generation)
            .ExecuteUpdateAsync(row => row.SetProperty(change => change.Generation, generation).SetProperty(change => change.ChangedMs, nowMs)) > 0;

    [LoggerMessage(Level = LogLevel.Warning, Message = "a change of a fleet could not be told of; it is seen within two minutes")]
    private partial void LogUntold(Exception failure);
}
