using SigmaShake.Measuring.Figures;

namespace SigmaShake.Speed.Tests.Figures;

public sealed class QuantileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 25)]
    [InlineData(50, 50)]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    public void Of_a_hundred_numbers_it_is_that_number(double percent, double expected)
    {
        Assert.Equal(expected, Quantile.Of(Enumerable.Range(1, 100).Reverse().Select(i => (double)i), percent));
    }

    [Fact]
    public void Of_one_value_it_is_that_value()
    {
        Assert.Equal(3, Quantile.Median([3]));
    }
}
