using System.Numerics;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>The hash over a run of leaves, MTH(D[start:end]) of RFC 9162, 2.1.1, from the complete subtrees that it consists of.</summary>
internal static class MerkleRange
{
    /// <summary>The hash over the leaves from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    /// <param name="start">A multiple of the smallest power of two that is not below <c>end - start</c>, as in every split of the RFC.</param>
    public static Digest Root(IMerkleNodes nodes, long start, long end)
    {
        if (start == end) return MerkleHash.Empty;

        // The bits of the length are the complete subtrees, the smallest at the right: the hash grows from there to the left.
        var root = TakeLast(nodes, start, ref end);
        while (end > start) root = MerkleHash.Node(TakeLast(nodes, start, ref end), root);
        return root;
    }

    /// <summary>Where RFC 9162 splits <paramref name="length"/> leaves, two or more: the largest power of two below it.</summary>
    public static long Split(long length) => 1L << BitOperations.Log2((ulong)length - 1);

    /// <summary>
    /// Whether the leaves are a subtree that a consistency proof can speak of: where they begin, the tree is split for as many as they are
    /// (draft-ietf-plants-merkle-tree-certs, 4.1).
    /// </summary>
    public static bool IsSubtree(long start, long end) =>
        start >= 0 && start < end && ((ulong)start & (BitOperations.RoundUpToPowerOf2((ulong)(end - start)) - 1)) == 0;

    private static Digest TakeLast(IMerkleNodes nodes, long start, ref long end)
    {
        var level = BitOperations.TrailingZeroCount(end - start);
        end -= 1L << level;
        return nodes.Node(level, end >> level);
    }
}
