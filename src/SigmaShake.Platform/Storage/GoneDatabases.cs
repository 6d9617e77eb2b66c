using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Platform.Storage;

/// <summary>Lets go of databases that another process has removed or moved: a file that is still open takes room on the disk, and nobody finds it.</summary>
internal sealed class GoneDatabases(Databases databases, TimeProvider clock, ILogger<GoneDatabases> log) : PeriodicUpkeep(TimeSpan.FromSeconds(5), clock, log)
{
    protected override Task RoundAsync(CancellationToken cancellation)
    {
        databases.CloseGone();
        return Task.CompletedTask;
    }
}
