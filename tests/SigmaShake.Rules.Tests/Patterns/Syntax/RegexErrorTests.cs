using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Patterns.Syntax;

public sealed class RegexErrorTests
{
    [Theory]
    [InlineData("ab(c", 2, 1)]
    [InlineData("ab)c", 2, 1)]
    [InlineData("a[b-", 1, 1)]
    [InlineData("a[b", 1, 1)]
    [InlineData("[]", 0, 1)]
    [InlineData("[z-a]", 1, 3)]
    [InlineData(@"[\w-.]", 1, 4)]
    [InlineData(@"[\b]", 1, 2)]
    [InlineData("a|*", 2, 1)]
    [InlineData("(?i)*", 4, 1)]
    [InlineData("a{", 1, 1)]
    [InlineData("a{,5}", 1, 1)]
    [InlineData("a{2,1}", 1, 5)]
    [InlineData("a{2,1", 1, 1)]
    [InlineData(@"a\", 1, 1)]
    [InlineData(@"\Z", 0, 2)]
    [InlineData(@"\é", 0, 2)]
    [InlineData(@"\x4", 0, 3)]
    [InlineData(@"\x{}", 0, 3)]
    [InlineData(@"\x{110000}", 0, 10)]
    [InlineData(@"\uD800", 0, 6)]
    [InlineData(@"\p{Klingon}", 0, 11)]
    [InlineData(@"\p{gcb=Prepend}", 0, 15)]
    [InlineData(@"\p{Greek", 0, 8)]
    [InlineData(@"\p", 0, 2)]
    [InlineData(@"\b{stat}", 0, 8)]
    [InlineData("(?)", 1, 1)]
    [InlineData("(?i-)", 2, 2)]
    [InlineData("(?ii)", 3, 1)]
    [InlineData("(?y)", 2, 1)]
    [InlineData("(?-u)", 3, 1)]
    [InlineData("(?R)", 2, 1)]
    [InlineData("(?>a)", 0, 2)]
    [InlineData("(?#a)", 0, 2)]
    [InlineData("(?(1)a)", 0, 2)]
    [InlineData("(?<>a)", 3, 0)]
    [InlineData("(?<1>a)", 3, 1)]
    [InlineData("(?<a>a)(?<a>b)", 10, 1)]
    [InlineData("😀(", 2, 1)]
    public void A_pattern_that_is_not_of_the_syntax_is_refused_where_it_breaks(string regex, int start, int length)
    {
        var error = Pattern.Refusal(Operator.Regex, regex);
        Assert.Equal(PatternErrorKind.Syntax, error.Kind);
        Assert.Equal(new TextSpan(start, length), error.Span);
        Assert.NotEmpty(error.Help);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Equal(new TextSpan(1, 1), Pattern.Refusal(Operator.Regex, "a\ud800").Span);
        Assert.Equal(new TextSpan(0, 1), Pattern.Refusal(Operator.Glob, "\udc00a").Span);
    }

    [Theory]
    [InlineData(@"(a)\1", 3, 2)]
    [InlineData(@"(?<n>a)\k<n>", 7, 2)]
    [InlineData(@"(?P<n>a)(?P=n)", 8, 4)]
    public void A_back_reference_is_refused_because_it_is_not_linear(string regex, int start, int length)
    {
        var error = Pattern.Refusal(Operator.LineRegex, regex);
        Assert.Equal(PatternErrorKind.NotLinear, error.Kind);
        Assert.Equal(new TextSpan(start, length), error.Span);
    }

    [Fact]
    public void A_limit_is_named_when_it_is_exceeded()
    {
        AssertTooLarge(new string('a', PatternLimits.MaxPatternBytes + 1), "4096 bytes");
        AssertTooLarge(new string('é', (PatternLimits.MaxPatternBytes / 2) + 1), "4096 bytes");
        AssertTooLarge("(a{1000}){1000}", "8192 instructions");
        AssertTooLarge("a{2147483647}", "8192 instructions");
        AssertTooLarge("a{0,99999999999}", "99999999999");
        AssertTooLarge(string.Concat(Enumerable.Repeat("(?=a)", PatternLimits.MaxLookArounds + 1)), "32 look-arounds");
        AssertTooLarge(new string('(', PatternLimits.MaxDepth + 1), "250 levels");
    }

    [Fact]
    public void What_just_fits_a_limit_is_accepted()
    {
        Assert.True(Pattern.Matches(Operator.Regex, new string('a', PatternLimits.MaxPatternBytes), new string('a', PatternLimits.MaxPatternBytes)));
        Assert.True(Pattern.Matches(Operator.Regex, string.Concat(Enumerable.Repeat("(?=a)", PatternLimits.MaxLookArounds)), "a"));
        var nested = new string('(', PatternLimits.MaxDepth) + "a" + new string(')', PatternLimits.MaxDepth);
        Assert.True(Pattern.Matches(Operator.Regex, nested, "a"));
        // A nest of empty repetitions multiplies to nothing, and costs nothing.
        Assert.True(Pattern.Matches(Operator.Regex, "(((){999999}){999999}){999999}(a{0}){999999}", ""));
    }

    private static void AssertTooLarge(string regex, string limit)
    {
        var error = Pattern.Refusal(Operator.Regex, regex);
        Assert.Equal(PatternErrorKind.TooLarge, error.Kind);
        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
    }
}
