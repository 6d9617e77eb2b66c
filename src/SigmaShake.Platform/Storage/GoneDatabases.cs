using Microsoft.Extensions.Hosting;

namespace SigmaShake.Platform.Storage;

/// <summary>Lets go of databases that another process has removed or moved: a file that is still open takes room on the disk, and nobody finds it.</summary>
internal sealed class GoneDatabases(Databases databases, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) databases.CloseGone();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
