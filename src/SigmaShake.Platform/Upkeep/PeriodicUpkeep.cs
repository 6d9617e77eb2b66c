using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Platform.Upkeep;

/// <summary>
/// Does something again and again for as long as the server runs. A round that fails is logged, and the next comes when it is due: what escaped a hosted service
/// would end the server, and a database that is away for a moment is no reason for that. Rounds never overlap; the first comes after one period.
/// </summary>
/// <param name="period">From the start of one round to the next; one that took longer is followed at once.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Told of what goes wrong, under the name of whatever fails.</param>
public abstract partial class PeriodicUpkeep(TimeSpan period, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>The time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>One round. Whatever it throws, it is asked again.</summary>
    /// <param name="cancellation">The server stops.</param>
    protected abstract Task RoundAsync(CancellationToken cancellation);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: whatever is left to do is done after the next start.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await RoundAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(log, GetType().Name, period, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a round of {Upkeep} failed; the next is in {Period}")]
    private static partial void LogFailed(ILogger log, string upkeep, TimeSpan period, Exception failure);
}
