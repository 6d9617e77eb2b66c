using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns.Literals;

public sealed class LiteralPatternTests
{
    [Theory]
    [InlineData(Operator.Equals, "git", "git", true)]
    [InlineData(Operator.Equals, "git", "git ", false)]
    [InlineData(Operator.Equals, "", "", true)]
    [InlineData(Operator.Equals, "é", "é", true)]
    [InlineData(Operator.Contains, "push", "git push -f", true)]
    [InlineData(Operator.Contains, "Push", "git push -f", false)]
    [InlineData(Operator.Contains, "", "", true)]
    [InlineData(Operator.Contains, "a\nb", "xa\nby", true)]
    [InlineData(Operator.StartsWith, "git", "git push", true)]
    [InlineData(Operator.StartsWith, "push", "git push", false)]
    [InlineData(Operator.EndsWith, "push", "git push", true)]
    [InlineData(Operator.EndsWith, "git", "git push", false)]
    public void A_literal_is_compared_ordinally(Operator @operator, string operand, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(@operator, operand, value));

    [Theory]
    [InlineData("rm", "rm -rf", true)]
    [InlineData("rm", "sudo rm", true)]
    [InlineData("rm", "(rm)", true)]
    [InlineData("rm", "farm", false)]
    [InlineData("rm", "rm_all", false)]
    [InlineData("rm", "rm2", false)]
    [InlineData("rm", "rmé", false)]
    [InlineData("rm", "érm", false)]
    [InlineData("rm", "😀rm😀", true)]
    [InlineData("rm", "farm rm2 rm", true)]
    [InlineData("-rf", "rm -rf", true)]
    [InlineData("-rf", "x-rf", false)]
    [InlineData("aa", "aaa aa", true)]
    [InlineData("aa", "aaaa", false)]
    [InlineData("rm", "r", false)]
    public void A_word_has_no_letter_digit_or_underscore_next_to_it(string operand, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.Word, operand, value));
}
