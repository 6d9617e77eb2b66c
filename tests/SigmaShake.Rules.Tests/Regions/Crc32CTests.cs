using System.Text;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Regions;

public sealed class Crc32CTests
{
    /// <summary>RFC 3720, B.4, and the usual check value.</summary>
    [Fact]
    public void The_examples_of_the_standard_hold()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    }

    [Fact]
    public void Two_stretches_count_as_one()
    {
        var data = Encoding.ASCII.GetBytes("a text that is cut at every place");
        for (var i = 0; i <= data.Length; i++) Assert.Equal(Crc32C.Of(data), Crc32C.Of(data.AsSpan(0, i), data.AsSpan(i)));
    }
}
