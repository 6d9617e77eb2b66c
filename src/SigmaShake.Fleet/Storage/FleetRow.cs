namespace SigmaShake.Fleet.Storage;

/// <summary>What a fleet has once: one row. Times are milliseconds since 1970 UTC, here and in the other tables.</summary>
internal sealed class FleetRow
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Goes up with every change that machines or other nodes must see; each transaction that makes one begins by raising it, so they take turns.</summary>
    public long Generation { get; set; }

    /// <summary>The highest version of a timestamp that was ever signed: one counter for all releases.</summary>
    public long TimestampVersion { get; set; }

    /// <summary>The key that signs snapshots and timestamps, sealed.</summary>
    public byte[]? OnlineKey { get; set; }

    /// <summary>Its public half, 32 bytes.</summary>
    public byte[]? OnlinePublic { get; set; }

    /// <summary>The key that signs them once a published root names it, sealed; null for none.</summary>
    public byte[]? NextOnlineKey { get; set; }

    /// <summary>Its public half, 32 bytes.</summary>
    public byte[]? NextOnlinePublic { get; set; }

    /// <summary>The key that cosigns the checkpoints of machines, sealed.</summary>
    public byte[]? WitnessKey { get; set; }

    /// <summary>Its public half, as a verifier key.</summary>
    public string? WitnessVerifier { get; set; }

    /// <summary>Whether one signature on root and targets may be enough.</summary>
    public bool AllowsSingleSigner { get; set; }

    /// <summary>How many calls a release must have judged before its rollout may pause itself.</summary>
    public int MinCalls { get; set; } = 200;

    /// <summary>By how many percentage points the share of refused calls may rise.</summary>
    public int DenialPoints { get; set; } = 5;

    /// <summary>By how many percentage points the share of calls that could not be judged may rise.</summary>
    public int ErrorPoints { get; set; } = 1;

    /// <summary>How large the slowest times may become, in percent of what they were.</summary>
    public int LatencyPercent { get; set; } = 200;
}
