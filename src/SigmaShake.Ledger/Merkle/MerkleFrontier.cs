using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>
/// The right edge of a growing Merkle tree: the roots of its complete subtrees, largest first, one for each bit set in its size.
/// That is all that the root of any number of leaves needs, so a log of any length is verified in constant memory.
/// </summary>
internal sealed class MerkleFrontier
{
    private readonly Digest[] _subtrees = new Digest[64];
    private int _count;

    /// <summary>How many leaves were added.</summary>
    public long Size { get; private set; }

    public void Add(Digest leafHash)
    {
        _subtrees[_count++] = leafHash;
        // Two neighbours of equal height become one; as many as there are trailing ones in the old size.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            _count--;
            _subtrees[_count - 1] = MerkleHash.Node(_subtrees[_count - 1], _subtrees[_count]);
        }

        Size++;
    }

    /// <summary>The root over all leaves so far (RFC 9162, 2.1.1).</summary>
    public Digest Root()
    {
        if (_count == 0) return MerkleHash.Empty;
        var root = _subtrees[_count - 1];
        for (var i = _count - 2; i >= 0; i--) root = MerkleHash.Node(_subtrees[i], root);
        return root;
    }
}
