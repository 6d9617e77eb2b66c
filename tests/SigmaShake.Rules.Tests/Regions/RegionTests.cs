using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Regions;

public class RegionTests
{
    private static readonly Region Eight = Region.Of([1, 2, 3, 4, 5, 6, 7, 8]);

    [Fact]
    public void What_lies_inside_is_read_as_it_lies()
    {
        Assert.Equal([3, 4], Eight.Bytes(2, 2).ToArray());
        Assert.Equal(0x0605_0403, Eight.Item<int>(2));
        Assert.Equal([0x0201, 0x0403], Eight.Items<short>(0, 2).ToArray());
        Assert.True(Eight.Bytes(8, 0).IsEmpty);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 9)]
    [InlineData(8, 1)]
    [InlineData(9, 0)]
    [InlineData(1, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    [InlineData(4, int.MaxValue)]
    public void What_does_not_lie_inside_is_damage(int offset, int length)
    {
        Assert.Throws<DamagedRegionException>(() => Eight.Bytes(offset, length).Length);
        Assert.Throws<DamagedRegionException>(() => Eight.Items<long>(offset, length == 0 ? 1 : length).Length);
    }

    [Fact]
    public void A_count_whose_bytes_would_overflow_is_damage() => Assert.Throws<DamagedRegionException>(() => Eight.Items<long>(0, 1 << 29).Length);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(int.MaxValue, 524_288)]
    public void A_block_that_is_begun_counts(int length, int blocks) => Assert.Equal(blocks, BlockChecksums.BlocksIn(length));
}
