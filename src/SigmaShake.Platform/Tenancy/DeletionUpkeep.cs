using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Platform.Tenancy;

/// <summary>Goes on with deletions that something stopped: a backup that read the control database meanwhile, a full disk, a process that died.</summary>
internal sealed class DeletionUpkeep(OrganisationDeletion deletion, TimeProvider clock, ILogger<DeletionUpkeep> log) : PeriodicUpkeep(TimeSpan.FromMinutes(5), clock, log)
{
    // Longer than one takes that nothing stops.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    protected override Task RoundAsync(CancellationToken cancellation) => deletion.ResumeAsync(Age, cancellation);
}
