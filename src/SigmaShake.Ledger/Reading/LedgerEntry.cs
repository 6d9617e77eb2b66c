using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Reading;

/// <summary>One entry as it stands in the ledger.</summary>
public sealed class LedgerEntry
{
    /// <summary>Its place, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public required long TimeMs { get; init; }

    /// <summary>What it records.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Its leaf hash (RFC 9162, 2.1.1), computed from the leaf as it stands.</summary>
    public required Digest LeafHash { get; init; }

    /// <summary>The payload, UTF-8 JSON; null if it was erased or is damaged.</summary>
    public required byte[]? Payload { get; init; }

    /// <summary>Whether salt and payload were erased on purpose.</summary>
    public required bool IsErased { get; init; }

    /// <summary>Whether an erasure marked it and was interrupted before it was empty; the next erasure finishes that.</summary>
    public bool IsErasureUnfinished { get; init; }

    /// <summary>Where its frame begins in the file of entries, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>The length of its frame, in bytes.</summary>
    public required int FrameBytes { get; init; }

    /// <summary>The time as a value; times that a calendar cannot show are moved to its ends.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(TimeMs, 0, MaxTimeMs));

    private static readonly long MaxTimeMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
