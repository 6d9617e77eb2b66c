namespace SigmaShake.Signing.Tuf;

/// <summary>
/// How much a client reads before it refuses: the numbers that the specification leaves to whoever uses it (W, X, Y, Z of section 5), by
/// default those of the reference client. Immutable, thread-safe.
/// </summary>
public sealed record TufLimits
{
    /// <summary>The most signatures on one file; a hard limit.</summary>
    public const int MaxSignatures = 256;

    /// <summary>The most keys that one file declares, and that one role names; a hard limit.</summary>
    public const int MaxKeys = 1024;

    /// <summary>The longest path of a target, and the longest pattern for one, in bytes of UTF-8; a hard limit.</summary>
    public const int MaxPathBytes = 1024;

    /// <summary>The longest name of a role, in characters after percent-encoding: with a version before it, it is the name of a file. A hard limit.</summary>
    public const int MaxRoleNameCharacters = 200;

    /// <summary>The largest root metadata, in bytes; 512,000 by default (W of 5.3.3).</summary>
    public int MaxRootBytes { get; init; } = 512_000;

    /// <summary>The largest timestamp metadata, in bytes; 16 KiB by default (X of 5.4.1).</summary>
    public int MaxTimestampBytes { get; init; } = 16 * 1024;

    /// <summary>The largest snapshot metadata, in bytes; 2,000,000 by default (Y of 5.5.1).</summary>
    public int MaxSnapshotBytes { get; init; } = 2_000_000;

    /// <summary>The largest targets metadata of one role, in bytes; 5,000,000 by default (Z of 5.6.1).</summary>
    public int MaxTargetsBytes { get; init; } = 5_000_000;

    /// <summary>The largest target, in bytes, whatever its description says; 64 MiB by default. Targets are read into memory.</summary>
    public int MaxTargetBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most root versions that one update goes forward (Y of 5.3.3); 1,024 by default. The next update goes on from there.</summary>
    public int MaxRootRotations { get; init; } = 1024;

    /// <summary>The most roles that the search for one target visits, the top-level one included (5.6.7.1); 32 by default.</summary>
    public int MaxRolesVisited { get; init; } = 32;
}
