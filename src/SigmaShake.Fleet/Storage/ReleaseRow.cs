namespace SigmaShake.Fleet.Storage;

/// <summary>A release and how far its rollout is. Its number is the version of its targets metadata.</summary>
internal sealed class ReleaseRow
{
    public long Number { get; set; }

    public long SnapshotVersion { get; set; }

    /// <summary>The newest root that machines of this release see.</summary>
    public long RootVersion { get; set; }

    /// <summary>The SHA-256 of <c>bundle.json</c>, lower-case hexadecimal.</summary>
    public required string BundleHash { get; set; }

    public long BundleBytes { get; set; }

    /// <summary>From when on its targets are not trusted any more.</summary>
    public long ExpiresMs { get; set; }

    public long PublishedMs { get; set; }

    public required string PublishedBy { get; set; }

    /// <summary>The ids of the keys that signed its targets, between spaces.</summary>
    public required string Signers { get; set; }

    /// <summary>Its plan, as it was signed: the <c>custom</c> member of the target.</summary>
    public byte[]? Plan { get; set; }

    /// <summary>Which wave of the plan it is in, from 0; -1 while only the machines that are named have it.</summary>
    public int Wave { get; set; }

    public long WaveSinceMs { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Why, where it has paused itself.</summary>
    public string? PauseReason { get; set; }

    public required byte[] Timestamp { get; set; }

    public long TimestampVersion { get; set; }

    public long TimestampExpiresMs { get; set; }

    /// <summary>How many calls machines of this release have counted, for the bounds of rollouts; so below.</summary>
    public long Calls { get; set; }

    public long Denials { get; set; }

    public long Errors { get; set; }

    /// <summary>The sum of all reported 99th percentiles, in microseconds, each as often as calls were counted with it.</summary>
    public double SlowUsSum { get; set; }

    public long SlowCalls { get; set; }
}
