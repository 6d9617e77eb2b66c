using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Tests.Terminals;

public sealed class ColumnTextTests
{
    [Theory]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("東京都", 5, "東京…")]
    [InlineData("東京都", 6, "東京都")]
    [InlineData("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301")]
    [InlineData("a\nb\tc", 5, "a⏎b c")]
    [InlineData("", 2, "  ")]
    public void A_text_is_as_wide_as_its_column(string text, int columns, string expected)
    {
        Assert.Equal(expected, ColumnText.Fit(text, columns));
        Assert.Equal(columns, ColumnText.WidthOf(ColumnText.Fit(text, columns)));
    }

    [Fact]
    public void Megabytes_are_cut_before_they_are_looked_at() => Assert.Equal(10, ColumnText.WidthOf(ColumnText.Cut(new string('x', 1_000_000), 10)));
}
