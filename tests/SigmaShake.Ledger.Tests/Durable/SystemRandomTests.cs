using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Tests.Durable;

public sealed class SystemRandomTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(100_000)]
    public void Every_byte_is_filled_and_no_two_fills_are_alike(int length)
    {
        var (first, second) = (new byte[length], new byte[length]);
        SystemRandom.Fill(first);
        SystemRandom.Fill(second);
        Assert.NotEqual(first, second);
        // A stretch of 32 zero bytes has a chance of 2^-256 at each place.
        Assert.True(first.AsSpan().IndexOf(new byte[32]) < 0);
        Assert.True(first.AsSpan()[^32..].ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Nothing_to_fill_is_nothing_to_do() => SystemRandom.Fill([]);
}
