using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Access;

namespace SigmaShake.Platform.Admission;

/// <summary>Keeps what is known of access young, ends what has lost its ground, and writes down what was used.</summary>
internal sealed partial class AccessUpkeep(OrganisationDirectory directory, HeldAccesses held, LastUses uses, TimeProvider clock, ILogger<AccessUpkeep> log) : BackgroundService
{
    // What ended is noticed after this and a query, which leaves room within the second.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(5);

    // As long as nothing can be asked, nothing can be revoked on this server's database either; then it may be the only one that cannot ask.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await uses.WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var (checkedAt, writtenAt, isFailing) = (clock.GetTimestamp(), clock.GetTimestamp(), false);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            // A database that hangs is no better than one that fails.
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            bounded.CancelAfter(Patience);
            try
            {
                await directory.RefreshAsync(bounded.Token);
                await held.CheckAsync(bounded.Token);
                (checkedAt, isFailing) = (clock.GetTimestamp(), false);
                if (clock.GetElapsedTime(writtenAt) < WriteEvery) continue;
                await uses.WriteAsync(stopping);
                writtenAt = clock.GetTimestamp();
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                if (!isFailing) LogFailed(e);
                isFailing = true;
                if (clock.GetElapsedTime(checkedAt) >= Patience) held.EndAll();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "access cannot be checked; held requests end if this lasts")]
    private partial void LogFailed(Exception failure);
}
