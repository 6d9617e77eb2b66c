using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Platform.Tenancy;

/// <summary>Goes on with deletions that something stopped: a backup that read the control database meanwhile, a full disk, a process that died.</summary>
internal sealed partial class DeletionUpkeep(OrganisationDeletion deletion, TimeProvider clock, ILogger<DeletionUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    // Longer than one takes that nothing stops.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await ResumeAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The next start goes on.
        }
    }

    private async Task ResumeAsync(CancellationToken cancellation)
    {
        try
        {
            await deletion.ResumeAsync(Age, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "deletions that are not finished could not be looked for; they are in five minutes")]
    private partial void LogFailed(Exception failure);
}
