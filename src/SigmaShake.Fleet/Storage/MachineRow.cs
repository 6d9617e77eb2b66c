namespace SigmaShake.Fleet.Storage;

/// <summary>A machine. One that was removed stays as a row, so that its key is never taken again.</summary>
internal sealed class MachineRow
{
    public required string Id { get; set; }

    public required byte[] PublicKey { get; set; }

    public required string Name { get; set; }

    public string? Hostname { get; set; }

    /// <summary>The version of <c>ssg</c> on it, as it last said.</summary>
    public required string Version { get; set; }

    /// <summary>The enrolment key that it came with.</summary>
    public required string EnrolledWith { get; set; }

    public long EnrolledMs { get; set; }

    public long? RemovedMs { get; set; }

    /// <summary>The generation in which it came or went.</summary>
    public long ChangedIn { get; set; }

    /// <summary>Where it stands in the order of rollouts, 0 to 9999.</summary>
    public int Position { get; set; }

    /// <summary>When it was last heard of; written now and then.</summary>
    public long SeenMs { get; set; }

    public long? ReportedMs { get; set; }

    /// <summary>The release that it says to enforce; 0 for none.</summary>
    public long ReportedRelease { get; set; }

    public string? ReportedHash { get; set; }

    public bool HookIsOk { get; set; }

    /// <summary>What is wrong with its hooks, a line each.</summary>
    public string HookProblems { get; set; } = "";

    /// <summary>Up to when its calls were counted.</summary>
    public long CountedUntilMs { get; set; }

    /// <summary>The name of its log; null as long as it has sent none, and after a contradiction was acknowledged.</summary>
    public string? LogOrigin { get; set; }

    /// <summary>Null, or what is wrong with its log: <c>rewritten</c> or <c>rolled_back</c>.</summary>
    public string? LogFlag { get; set; }

    public long? LogFlaggedMs { get; set; }

    /// <summary>The note that contradicts what the witness remembers.</summary>
    public string? LogContradiction { get; set; }
}

/// <summary>A nonce that a machine has used.</summary>
internal sealed class UsedNonceRow
{
    public required string MachineId { get; set; }

    public required string Nonce { get; set; }

    public long SeenMs { get; set; }
}
