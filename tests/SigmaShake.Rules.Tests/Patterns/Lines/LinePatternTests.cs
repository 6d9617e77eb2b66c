using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns.Lines;

public sealed class LinePatternTests
{
    [Theory]
    [InlineData("^b$", "a\nb\nc", true)]
    [InlineData("^b$", "a\r\nb\r\nc", true)]
    [InlineData("^b$", "ab\nbc", false)]
    [InlineData("a.*c", "a\nc", false)]
    [InlineData("(?s)a.c", "a\nc", false)]
    [InlineData("a\\nc", "a\nc", false)]
    [InlineData("^$", "a\n", false)]
    [InlineData("^$", "a\n\n", true)]
    [InlineData("^$", "", true)]
    [InlineData("^$", "\n", true)]
    [InlineData("(?<=a\\n)b", "a\nb", false)]
    [InlineData("b(?!\\n)", "b\n", true)]
    [InlineData("c\\r$", "c\r\n", false)]
    [InlineData("c\\r$", "c\r\r\n", true)]
    [InlineData("c$", "c\r", true)]
    public void A_regex_sees_one_line_at_a_time(string regex, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.LineRegex, regex, value));

    [Theory]
    [InlineData("b", "a\nb", true)]
    [InlineData("a\nb", "a\nb", false)]
    [InlineData("b\r", "b\r\nc", false)]
    [InlineData("", "", true)]
    public void A_literal_is_looked_for_in_one_line_at_a_time(string literal, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.LineContains, literal, value));
}
