using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tiles;

/// <summary>The nodes of a tree whose tiles are kept: those between the tiles' levels are computed from the hashes below them.</summary>
/// <param name="read">Reads hashes of one level of tiles: the level, the first hash and how many, all of them in one tile and in the tree.</param>
internal sealed class TileNodes(Func<int, long, int, Digest[]> read) : IMerkleNodes
{
    public Digest Node(int level, long index)
    {
        var (tileLevel, height) = Math.DivRem(level, TilePath.Height);
        return TileHashes.Root(read(tileLevel, index << height, 1 << height));
    }
}
