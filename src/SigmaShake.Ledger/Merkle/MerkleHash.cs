using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>The hashes of a Merkle tree (RFC 9162, 2.1.1). The prefixes keep a leaf from being taken for a node.</summary>
internal static class MerkleHash
{
    private const byte NodePrefix = 0x01;

    /// <summary>What is hashed before a leaf.</summary>
    public static ReadOnlySpan<byte> LeafPrefix => [0x00];

    /// <summary>The root of the tree without leaves.</summary>
    public static Digest Empty => Sha256.Hash([]);

    public static Digest Leaf(ReadOnlySpan<byte> leaf)
    {
        var hash = Sha256.Create();
        hash.Append(LeafPrefix);
        hash.Append(leaf);
        return hash.Finish();
    }

    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * Digest.Bytes)];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Digest.Bytes)..]);
        return Sha256.Hash(node);
    }
}
