using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>That a tree grew out of a smaller one, of which nothing was taken or changed (RFC 9162, 2.1.4).</summary>
internal static class ConsistencyProof
{
    /// <summary>Makes the proof from the first <paramref name="oldSize"/> leaves, at least one, to the first <paramref name="newSize"/>.</summary>
    public static Digest[] Make(IMerkleNodes nodes, long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);

        // SUBPROOF(m, D_n, b), from the root down. As long as only left parts were taken, the verifier knows the rest: it is the old tree.
        var path = new List<Digest>();
        var start = 0L;
        var end = newSize;
        while (end != oldSize)
        {
            var middle = start + MerkleRange.Split(end - start);
            if (oldSize <= middle)
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

        if (start > 0) path.Add(MerkleRange.Root(nodes, start, end));
        path.Reverse();
        return [.. path];
    }

    /// <summary>Whether the proof holds. An old tree without leaves proves nothing about the new one, and is refused.</summary>
    public static bool Verify(long oldSize, long newSize, ReadOnlySpan<Digest> path, Digest oldRoot, Digest newRoot) =>
        oldSize > 0 && VerifySubtree(0, oldSize, newSize, path, oldRoot, newRoot);

    /// <summary>
    /// Whether the subtree from <paramref name="start"/> to before <paramref name="end"/> with the hash <paramref name="subtreeRoot"/> is part of
    /// the tree of <paramref name="size"/> leaves (draft-ietf-plants-merkle-tree-certs, 4.4.3). With a start of 0 it is RFC 9162, 2.1.4.2.
    /// </summary>
    /// <remarks>A subtree without leaves is part of every tree, and its hash is that of nothing.</remarks>
    public static bool VerifySubtree(long start, long end, long size, ReadOnlySpan<Digest> path, Digest subtreeRoot, Digest root)
    {
        if (start >= 0 && start == end && end <= size) return path.IsEmpty && subtreeRoot == MerkleHash.Empty;
        if (!MerkleRange.IsSubtree(start, end) || end > size) return false;

        // fn, sn and tn: the first and the last node of the subtree, and the right edge of the tree, on the way up.
        var (first, last, edge) = (start, end - 1, size - 1);
        while (first != last && (last == edge || (last & 1) == 1)) Rise(ref first, ref last, ref edge);

        // Where the subtree is complete it is itself the first hash, and the proof leaves it out.
        if (first != last && path.IsEmpty) return false;
        var oldHash = first == last ? subtreeRoot : path[0];
        var newHash = oldHash;
        foreach (var sibling in first == last ? path : path[1..])
        {
            if (edge == 0) return false;
            if ((last & 1) == 1 || last == edge)
            {
                if (first < last) oldHash = MerkleHash.Node(sibling, oldHash);
                newHash = MerkleHash.Node(sibling, newHash);
                while ((last & 1) == 0 && last != 0) Rise(ref first, ref last, ref edge);
            }
            else
            {
                newHash = MerkleHash.Node(newHash, sibling);
            }

            Rise(ref first, ref last, ref edge);
        }

        return edge == 0 && oldHash == subtreeRoot && newHash == root;
    }

    private static void Rise(ref long first, ref long last, ref long edge)
    {
        first >>= 1;
        last >>= 1;
        edge >>= 1;
    }
}
