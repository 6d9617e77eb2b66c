namespace SigmaShake.Signing.Bundles;

/// <summary>What machines may send of the calls that were judged on them.</summary>
public enum DecisionSharing
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>How many calls each rule decided, and how.</summary>
    Counts,

    /// <summary>The decisions themselves, redacted as the log has them.</summary>
    All,
}
