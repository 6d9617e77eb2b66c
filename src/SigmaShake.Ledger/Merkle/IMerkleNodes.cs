using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Merkle;

/// <summary>Where the hashes of a tree come from. Proofs ask for complete subtrees only, a few for each level.</summary>
internal interface IMerkleNodes
{
    /// <summary>
    /// The hash of the complete subtree over the 2^<paramref name="level"/> leaves from <paramref name="index"/> × 2^<paramref name="level"/> on;
    /// level 0 is the leaf hashes. All of its leaves are in the tree.
    /// </summary>
    Digest Node(int level, long index);
}
