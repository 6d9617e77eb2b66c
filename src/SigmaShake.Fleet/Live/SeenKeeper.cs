using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Fleet.Live;

/// <summary>
/// Writes down when machines were last heard of: of many at once, and of each only now and then. In memory the time is exact; what a crash loses is half an hour.
/// </summary>
internal sealed partial class SeenKeeper(Databases databases, LiveFleets fleets, TimeProvider clock, ILogger<SeenKeeper> log) : PeriodicUpkeep(Period, clock, log)
{
    /// <summary>By how much the time in the database may lag behind.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var live in fleets.All) await SaveSafelyAsync(live, TimeSpan.Zero, cancellationToken);
    }

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var due = Clock.GetUtcNow().ToUnixTimeMilliseconds() - (long)SaveEvery.TotalMilliseconds;
        foreach (var live in fleets.All.Where(live => live.SavedMs < due)) await SaveSafelyAsync(live, Lag, cancellation);
    }

    private async Task SaveSafelyAsync(LiveOrganisation live, TimeSpan lag, CancellationToken cancellation)
    {
        try
        {
            await SaveAsync(live, lag, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // One organisation keeps no other from being written down. One that was moved or deleted has nothing to be written down here.
            if (live.ServerScope is { } scope && !databases.IsHere(scope)) fleets.Drop(live);
            else LogFailed(e);
        }
    }

    private async Task SaveAsync(LiveOrganisation live, TimeSpan lag, CancellationToken cancellation)
    {
        live.SavedMs = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (live.ServerScope is not { } scope) return;
        var late = live.Machines.Where(machine => machine.SeenMs > machine.StoredSeenMs + (long)lag.TotalMilliseconds).ToList();
        if (late.Count == 0) return;
        await using var database = databases.Open<FleetDatabase>(scope);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        foreach (var machine in late)
        {
            var (id, seenMs) = (machine.Id.ToString(), machine.SeenMs);
            await database.Machines.Where(row => row.Id == id && row.SeenMs < seenMs).ExecuteUpdateAsync(row => row.SetProperty(m => m.SeenMs, seenMs), cancellation);
            machine.StoredSeenMs = seenMs;
        }

        await transaction.CommitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "when machines were last heard of could not be written down; it is tried again")]
    private partial void LogFailed(Exception failure);
}
