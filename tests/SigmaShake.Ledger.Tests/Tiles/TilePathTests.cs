using SigmaShake.Ledger.Tiles;

namespace SigmaShake.Ledger.Tests.Tiles;

public sealed class TilePathTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 0, 1, "tile/0/000.p/1")]
    [InlineData(1, 999, 255, "tile/1/999.p/255")]
    [InlineData(2, 1_000, 256, "tile/2/x001/000")]
    [InlineData(63, 1_234_067, 256, "tile/63/x001/x234/067")] // The specification's own example.
    [InlineData(0, 1_000_000_000, 17, "tile/0/x001/x000/x000/000.p/17")]
    public void A_tile_stands_where_the_specification_says(int level, long index, int width, string path) =>
        Assert.Equal(path, TilePath.OfHashes(level, index, width));

    [Fact]
    public void Bundles_are_numbered_like_the_tiles_above_them()
    {
        Assert.Equal("tile/entries/x001/x234/067", TilePath.OfEntries(1_234_067, 256));
        Assert.Equal("tile/entries/003.p/9", TilePath.OfEntries(3, 9));
        Assert.Equal("payload/x003/905.p/64", TilePath.OfPayloads(3_905, 64));
    }
}
