using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tiles;

/// <summary>
/// Grows a tree tile by tile, in constant memory: one unfinished tile for each level, handed on when it is full, its hash then one of
/// the level above (C2SP tlog-tiles). Not thread-safe.
/// </summary>
internal sealed class TileBuilder(ITileSink sink) : IMerkleNodes
{
    private readonly List<UnfinishedTile> _levels = [];

    /// <summary>How many leaves the tree has.</summary>
    public long Size => _levels.Count == 0 ? 0 : _levels[0].HashesInLevel;

    /// <summary>The root over all leaves so far.</summary>
    public Digest Root() => MerkleRange.Root(this, 0, Size);

    public void Add(Digest leafHash) => Add(0, leafHash);

    /// <summary>Hands on the tiles at the right edge as they are: what a checkpoint of this size needs beside the full ones.</summary>
    public void WriteUnfinished()
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            var tile = _levels[level];
            if (tile.Hashes.Length > 0) sink.Write(level, tile.Index, tile.Hashes);
        }
    }

    /// <summary>Goes on where another builder stopped: the unfinished tile of each level, from level 0 up.</summary>
    /// <param name="index">The tile's number in its level, which is how many full ones come before it.</param>
    public void Resume(long index, ReadOnlySpan<Digest> hashes)
    {
        var tile = new UnfinishedTile { Index = index };
        foreach (var hash in hashes) tile.Add(hash);
        _levels.Add(tile);
    }

    /// <summary>The subtrees that the root is made of are all at the right edge, in unfinished tiles.</summary>
    Digest IMerkleNodes.Node(int level, long index)
    {
        var (tileLevel, height) = Math.DivRem(level, TilePath.Height);
        var first = (int)((index << height) % TilePath.Width);
        return TileHashes.Root(_levels[tileLevel].Hashes.Slice(first, 1 << height));
    }

    private void Add(int level, Digest hash)
    {
        if (level == _levels.Count) _levels.Add(new UnfinishedTile());
        var tile = _levels[level];
        tile.Add(hash);
        if (tile.Hashes.Length < TilePath.Width) return;
        sink.Write(level, tile.Index, tile.Hashes);
        Add(level + 1, TileHashes.Root(tile.Hashes));
        tile.StartNext();
    }

    private sealed class UnfinishedTile
    {
        private readonly Digest[] _hashes = new Digest[TilePath.Width];
        private int _count;

        public long Index { get; set; }

        public ReadOnlySpan<Digest> Hashes => _hashes.AsSpan(0, _count);

        public long HashesInLevel => (Index * TilePath.Width) + _count;

        public void Add(Digest hash) => _hashes[_count++] = hash;

        public void StartNext()
        {
            Index++;
            _count = 0;
        }
    }
}
