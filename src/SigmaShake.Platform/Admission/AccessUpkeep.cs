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

    private long _checkedAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteSafelyAsync(cancellationToken);
    }

    // Side by side: a database that takes no writes may still say who may stay, and one that answers nothing, not even that it was asked to stop, holds up nobody's end.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            _checkedAt = clock.GetTimestamp();
            await Task.WhenAll(CheckAsync(stoppingToken), EndAsync(stoppingToken), WriteAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CheckAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var isFailing = false;
        while (await timer.WaitForNextTickAsync(stopping))
        {
            // A database that hangs is asked again.
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            bounded.CancelAfter(Patience);
            try
            {
                await directory.RefreshAsync(bounded.Token);
                await held.CheckAsync(bounded.Token);
                Volatile.Write(ref _checkedAt, clock.GetTimestamp());
                isFailing = false;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                if (!isFailing) LogFailed(e);
                isFailing = true;
            }
        }
    }

    private async Task EndAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            if (clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) >= Patience) held.EndAll();
        }
    }

    private async Task WriteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(WriteEvery, clock);
        while (await timer.WaitForNextTickAsync(stopping)) await WriteSafelyAsync(stopping);
    }

    private async Task WriteSafelyAsync(CancellationToken stopping)
    {
        try
        {
            await uses.WriteAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogNotWritten(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "access cannot be checked; held requests end if this lasts")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "when sessions and tokens were used last could not be written down")]
    private partial void LogNotWritten(Exception failure);
}
