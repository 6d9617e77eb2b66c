using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Proofs;

/// <summary>
/// What a proof of inclusion carries beside the proof (its <c>extra</c> line): the leaf, and behind it the salt and payload that it commits
/// to, or nothing where these were erased or are kept back. Nothing of it is to be believed before <see cref="Check"/> and the proof.
/// </summary>
/// <param name="Bytes">The leaf and what follows.</param>
internal readonly record struct EntryEvidence(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The most bytes that it may have.</summary>
    public const int MaxBytes = Leaf.Bytes + Commitment.SaltBytes + LedgerLimits.MaxPayloadBytes;

    /// <summary>The hash that the proof has to start from.</summary>
    public Digest LeafHash => MerkleHash.Leaf(LeafBytes);

    public Leaf Leaf => Leaf.Read(LeafBytes);

    /// <summary>Salt and payload, or nothing.</summary>
    public ReadOnlySpan<byte> Body => Bytes.Span[Leaf.Bytes..];

    private ReadOnlySpan<byte> LeafBytes => Bytes.Span[..Leaf.Bytes];

    public static EntryEvidence Of(ReadOnlySpan<byte> frame, bool withPayload, out bool isDamaged)
    {
        isDamaged = FrameDecoder.Check(frame, out var header) != FrameFault.None
            || (!header.IsErased && Commitment.Of(FrameDecoder.Body(frame)) != header.Leaf.Commitment);
        var leaf = frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes);
        return new EntryEvidence(withPayload && !isDamaged && !header.IsErased ? [.. leaf, .. FrameDecoder.Body(frame)] : leaf.ToArray());
    }

    /// <summary>Null where it is the evidence of the entry at <paramref name="index"/>; else what is wrong.</summary>
    public string? Check(long index)
    {
        if (Bytes.Length < Leaf.Bytes || Bytes.Length > MaxBytes) return $"its extra data has {Bytes.Length} bytes, which is no entry";
        if (LeafBytes[0] != Leaf.Version) return "its leaf is of a version that came after this program";
        if (Leaf.Index != index) return $"its leaf is that of entry {Leaf.Index}";
        if (Body.IsEmpty) return null;
        return Body.Length >= Commitment.SaltBytes && Commitment.Of(Body) == Leaf.Commitment
            ? null
            : "its payload is not the one that the leaf commits to";
    }
}
