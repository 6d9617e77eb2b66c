using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Regions;

public class RegionWriterTests
{
    [Fact]
    public void Values_are_aligned_to_their_size_and_the_padding_is_zero()
    {
        var writer = new RegionWriter();
        writer.Append<byte>([1, 2, 3]);

        Assert.Equal(4, writer.Append(5));
        Assert.Equal(8, writer.Append(6L));
        Assert.Equal([1, 2, 3, 0, 5, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0], writer.Written.ToArray());
    }

    [Fact]
    public void What_is_interned_twice_lies_there_once()
    {
        var writer = new RegionWriter();
        var first = writer.Intern<byte>("text"u8);
        var other = writer.Intern<byte>("txet"u8);

        Assert.Equal(first, writer.Intern<byte>("text"u8));
        Assert.NotEqual(first, other);
        Assert.Equal(8, writer.Length);
    }

    [Fact]
    public void What_is_interned_is_not_shared_where_it_would_lie_askew()
    {
        var writer = new RegionWriter();
        writer.Append<byte>([9]);
        var askew = writer.Intern<byte>([1, 0, 0, 0]);

        Assert.Equal(1, askew);
        Assert.Equal(8, writer.Intern([1]));
    }

    [Fact]
    public void What_was_put_off_is_filled_in_later_and_growing_keeps_all()
    {
        var writer = new RegionWriter();
        var place = writer.Append(0);
        writer.Append<byte>(new byte[100_000]);
        writer.Overwrite(place, 0x0102_0304);

        Assert.Equal(100_004, writer.Length);
        Assert.Equal([4, 3, 2, 1, 0], writer.Written[..5].ToArray());
    }
}
