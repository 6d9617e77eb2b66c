using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.State;

public sealed class WaitTextTests
{
    [Theory]
    [InlineData("off", 0)]
    [InlineData("1s", 1)]
    [InlineData("20s", 20)]
    public void A_wait_is_read_and_written_back(string text, int seconds)
    {
        Assert.Equal(seconds, WaitText.Seconds(text));
        Assert.Equal(text, WaitText.Of(seconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("0s")]
    [InlineData("21s")]
    [InlineData("-1s")]
    [InlineData("5")]
    [InlineData("5m")]
    [InlineData(" 5s")]
    [InlineData("99999999999s")]
    public void What_would_outlast_the_agent_or_is_no_wait_is_refused(string text) => Assert.Null(WaitText.Seconds(text));
}
