using System.Globalization;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Tiles;

namespace SigmaShake.Ledger.Tests.Tiles;

public sealed class TileBuilderTests
{
    [Fact]
    public void A_tree_of_70_000_has_the_tiles_that_the_specification_counts()
    {
        var tiles = new KeptTiles();
        var builder = new TileBuilder(tiles);
        for (var i = 0; i < 70_000; i++) builder.Add(LeafHash(i));
        builder.WriteUnfinished();

        Assert.Equal(273, tiles.Count(0, 256));
        Assert.Equal(1, tiles.Count(0, 112));
        Assert.Equal(1, tiles.Count(1, 256));
        Assert.Equal(1, tiles.Count(1, 17));
        Assert.Equal(1, tiles.Count(2, 1));
        Assert.Equal(277, tiles.All.Count);
    }

    [Fact]
    public void A_tree_of_256_has_one_full_tile_and_one_of_width_1_above_it()
    {
        var tiles = new KeptTiles();
        var builder = new TileBuilder(tiles);
        for (var i = 0; i < 256; i++) builder.Add(LeafHash(i));
        builder.WriteUnfinished();

        Assert.Equal(["0/0:256", "1/0:1"], tiles.All.Select(tile => $"{tile.Key.Level}/{tile.Key.Index}:{tile.Value.Length}").Order());
        Assert.Equal(builder.Root(), tiles.All[(1, 0)][0]);
    }

    [Fact]
    public void Root_and_tiles_agree_with_the_frontier_at_every_size()
    {
        var tiles = new KeptTiles();
        var builder = new TileBuilder(tiles);
        var frontier = new MerkleFrontier();
        Assert.Equal(MerkleHash.Empty, builder.Root());
        for (var i = 0; i < 66_000; i++)
        {
            builder.Add(LeafHash(i));
            frontier.Add(LeafHash(i));
            // Every size near the places where tiles fill up, and some between.
            if (i is < 600 or (> 65_000 and < 66_000) || i % 997 == 0) Assert.Equal(frontier.Root(), builder.Root());
        }

        builder.WriteUnfinished();
        Assert.Equal(frontier.Root(), MerkleRange.Root(tiles.Nodes(), 0, 66_000));
    }

    [Fact]
    public void Proofs_from_tiles_hold()
    {
        const int Size = 66_007;
        var tiles = new KeptTiles();
        var builder = new TileBuilder(tiles);
        for (var i = 0; i < Size; i++) builder.Add(LeafHash(i));
        builder.WriteUnfinished();
        var nodes = tiles.Nodes();
        foreach (var index in new[] { 0, 1, 255, 256, 257, 32_767, 65_535, 65_536, 66_000, Size - 1 })
        {
            Assert.True(InclusionProof.Verify(LeafHash(index), index, Size, InclusionProof.Make(nodes, index, Size), builder.Root()), $"{index}");
            var oldRoot = MerkleRange.Root(nodes, 0, index + 1);
            Assert.True(ConsistencyProof.Verify(index + 1, Size, ConsistencyProof.Make(nodes, index + 1, Size), oldRoot, builder.Root()), $"{index}");
        }
    }

    private static Digest LeafHash(int i) => MerkleHash.Leaf(System.Text.Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));

    private sealed class KeptTiles : ITileSink
    {
        public Dictionary<(int Level, long Index), Digest[]> All { get; } = [];

        public void Write(int level, long index, ReadOnlySpan<Digest> hashes) => All[(level, index)] = hashes.ToArray();

        public int Count(int level, int width) => All.Count(tile => tile.Key.Level == level && tile.Value.Length == width);

        public TileNodes Nodes() => new((level, first, count) => All[(level, first / 256)].AsSpan((int)(first % 256), count).ToArray());
    }
}
