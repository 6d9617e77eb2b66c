using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>That a leaf stands at its place in a tree: the hashes from its sibling up to the root's child (RFC 9162, 2.1.3).</summary>
internal static class InclusionProof
{
    /// <summary>Makes the proof for the leaf at <paramref name="index"/> of the tree over the first <paramref name="size"/> leaves.</summary>
    public static Digest[] Make(IMerkleNodes nodes, long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);

        // PATH(m, D_n), from the root down.
        var path = new List<Digest>();
        for (long start = 0, end = size; end - start > 1;)
        {
            var middle = start + MerkleRange.Split(end - start);
            if (index < middle)
            {
                path.Add(MerkleRange.Root(nodes, middle, end));
                end = middle;
            }
            else
            {
                path.Add(MerkleRange.Root(nodes, start, middle));
                start = middle;
            }
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>Whether the proof holds. Sizes and indexes may be anything that an attacker writes.</summary>
    public static bool Verify(Digest leafHash, long index, long size, ReadOnlySpan<Digest> path, Digest root) =>
        VerifyInSubtree(leafHash, index, 0, size, path, root);

    /// <summary>The same within the subtree from <paramref name="start"/> to before <paramref name="end"/>, whose hash is <paramref name="root"/>.</summary>
    public static bool VerifyInSubtree(Digest leafHash, long index, long start, long end, ReadOnlySpan<Digest> path, Digest root)
    {
        if (!MerkleRange.IsSubtree(start, end) || index < start || index >= end) return false;

        // RFC 9162, 2.1.3.2: fn, sn and r.
        var node = index - start;
        var last = end - start - 1;
        var hash = leafHash;
        foreach (var sibling in path)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
