using SigmaShake.Ledger.Fleet;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Net.Syncing;

/// <summary>What came of looking for news.</summary>
/// <param name="Release">What is in force now; null for nothing.</param>
/// <param name="IsNew">Whether it was put in force just now.</param>
internal sealed record SyncOutcome(EnforcedRelease? Release, bool IsNew)
{
    /// <summary>Why the newest could not be had, one line with the cure; null where it could. Then what was in force stays so.</summary>
    public string? Problem { get; init; }

    /// <summary>How long the server asked to be left alone; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the organisation has set; the default where nothing is in force.</summary>
    public BundleSettings Settings { get; init; } = BundleSettings.Defaults;

    /// <summary>How many rule files are in force.</summary>
    public int Files { get; init; }
}
