using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.State;

public sealed class RetentionTextTests
{
    [Theory]
    [InlineData("forever", 0)]
    [InlineData("1d", 1)]
    [InlineData("36500d", 36_500)]
    public void An_age_is_days_and_reads_back_as_it_was_written(string text, int days)
    {
        Assert.Equal(TimeSpan.FromDays(days), RetentionText.Age(text));
        Assert.Equal(text, RetentionText.Of(TimeSpan.FromDays(days)));
    }

    [Theory]
    [InlineData("unlimited", 0, "unlimited")]
    [InlineData("1MB", 1_000_000, "1MB")]
    [InlineData("2GB", 2_000_000_000, "2000MB")]
    [InlineData("100000GB", 100_000_000_000_000, "100000000MB")]
    public void A_size_is_in_decimal_megabytes_or_gigabytes(string text, long bytes, string written)
    {
        Assert.Equal(bytes, RetentionText.Size(text));
        Assert.Equal(written, RetentionText.Of(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData(" 1d")]
    [InlineData("36501d")]
    [InlineData("9999999999999d")]
    [InlineData("90")]
    [InlineData("unlimited")]
    public void What_is_no_age_is_refused(string text) => Assert.Null(RetentionText.Age(text));

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("0MB")]
    [InlineData("1")]
    [InlineData("1KB")]
    [InlineData("1.5GB")]
    [InlineData("100001GB")]
    [InlineData("2147483648MB")]
    [InlineData("forever")]
    public void What_is_no_size_is_refused(string text) => Assert.Null(RetentionText.Size(text));
}
