namespace SigmaShake.Signing.Fleet;

/// <summary>How much machines and servers send each other; hard limits.</summary>
public static class FleetLimits
{
    /// <summary>The largest body that a machine sends, in bytes: 64 KiB.</summary>
    public const int MaxBodyBytes = 64 << 10;

    /// <summary>By how much the clocks of a machine and its server may differ.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(300);

    /// <summary>The longest that a machine asks its server to hold a request for news.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The most problems of a hook that a report names.</summary>
    public const int MaxHookProblems = 10;

    /// <summary>The most calls that one number of a report counts: sums of them stay far from what a database holds.</summary>
    public const long MaxCount = 1_000_000_000;

    /// <summary>The longest that a verdict is said to have taken, in microseconds.</summary>
    public const long MaxVerdictUs = 600_000_000;

    /// <summary>The most rules that a report counts.</summary>
    public const int MaxCountedRules = 50;

    /// <summary>The most decisions in a report.</summary>
    public const int MaxDecisions = 200;

    /// <summary>The longest text of a decision, in bytes.</summary>
    public const int MaxDecisionTextBytes = 4 << 10;

    internal const int MaxShortTextBytes = 200;
    internal const int MaxIdBytes = 200;
    internal const int MaxNoteBytes = 16 << 10;
    internal const int MaxProofHashes = 64;
}
