using SigmaShake.Fleet.Storage;

namespace SigmaShake.Fleet.Settings;

/// <summary>What an organisation sets for its fleet.</summary>
/// <param name="AllowsSingleSigner">Whether one person's signature on root and targets may be enough. Default: no.</param>
/// <param name="MinCalls">How many calls a release must have judged before its rollout may pause itself, 1 to 1,000,000. Default: 200.</param>
/// <param name="DenialPoints">By how many percentage points refusals may rise, 0 to 100. Default: 5.</param>
/// <param name="ErrorPoints">By how many percentage points failures may rise, 0 to 100. Default: 1.</param>
/// <param name="LatencyPercent">How large the slowest times may become, in percent of what they were, 100 to 10,000. Default: 200.</param>
public sealed record FleetSettings(bool AllowsSingleSigner, int MinCalls, int DenialPoints, int ErrorPoints, int LatencyPercent)
{
    internal string? Problem =>
        MinCalls is < 1 or > 1_000_000 ? "The number of calls has to be 1 to 1000000."
        : DenialPoints is < 0 or > 100 || ErrorPoints is < 0 or > 100 ? "Percentage points have to be 0 to 100."
        : LatencyPercent is < 100 or > 10_000 ? "The slowest times have to be 100 to 10000 percent of what they were."
        : null;

    internal static FleetSettings Of(FleetRow row) => new(row.AllowsSingleSigner, row.MinCalls, row.DenialPoints, row.ErrorPoints, row.LatencyPercent);
}
