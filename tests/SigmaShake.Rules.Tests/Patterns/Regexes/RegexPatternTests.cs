using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns.Regexes;

public sealed class RegexPatternTests
{
    [Theory]
    [InlineData("^b", "a\nb", false)]
    [InlineData("(?m)^b", "a\nb", true)]
    [InlineData("a$", "a\n", false)]
    [InlineData("a.b", "a\nb", false)]
    [InlineData("(?s)a.b", "a\nb", true)]
    [InlineData("(?i)straße", "STRAẞE", true)]
    [InlineData("(?i)k", "\u212A", true)]
    [InlineData("(?i-u:a)?(?u)b", "b", null)]
    [InlineData("a(?i:b)c", "aBC", false)]
    [InlineData("(?x) a b # c\n c", "abc", true)]
    [InlineData("(?U)^a+?$", "aaa", true)]
    [InlineData(@"^[a-z&&[^aeiou]]+$", "xyz", true)]
    [InlineData(@"^[a-z&&[^aeiou]]+$", "xaz", false)]
    [InlineData(@"^[\w--\d]+$", "abc1", false)]
    [InlineData(@"^[a-g~~b-h]+$", "ah", true)]
    [InlineData(@"^[[:^digit:]]$", "1", false)]
    [InlineData(@"^\w+$", "naïve_Ω9", true)]
    [InlineData(@"\d", "٣", true)]
    [InlineData(@"^\x{1F600}\u00e9$", "😀é", true)]
    [InlineData("a{2}", "aa", true)]
    [InlineData("a{ 2 , 3 }b", "aab", true)]
    [InlineData("}]", "}]", true)]
    public void The_syntax_is_that_of_the_crate(string regex, string value, bool? expected)
    {
        if (expected is { } answer) Assert.Equal(answer, Pattern.Matches(Operator.Regex, regex, value));
        else Assert.Contains("-u", Pattern.Refusal(Operator.Regex, regex).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo(?=bar)", "foobar", true)]
    [InlineData("foo(?=bar)", "foobaz", false)]
    [InlineData("git push(?!.*--dry-run)", "git push -f", true)]
    [InlineData("git push(?!.*--dry-run)", "git push -f --dry-run", false)]
    [InlineData("(?<!\\.)env", ".env", false)]
    [InlineData("(?<=a+)b", "aaab", true)]
    [InlineData("(?<=^|/)etc", "/etc", true)]
    [InlineData("(?<=é)x", "éx", true)]
    [InlineData("(?=(?<=a)b)b", "ab", true)]
    [InlineData("(?=(?<=a)b)b", "cb", false)]
    [InlineData("^(?=.*a)(?=.*b)(?!.*c)", "xbya", true)]
    [InlineData("^(?=.*a)(?=.*b)(?!.*c)", "xbyac", false)]
    [InlineData("(?:(?=a)a)+b", "aaab", true)]
    [InlineData("a(?!$)", "a", false)]
    [InlineData("(?!)", "a", false)]
    public void A_look_around_sees_what_follows_or_precedes(string regex, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.Regex, regex, value));

    [Theory]
    [InlineData("^a.b$", false)]
    [InlineData("(?s)a.b", false)]
    [InlineData("a[^x]b", false)]
    [InlineData(@"a\Wb", false)]
    [InlineData("a", true)]
    [InlineData("b$", true)]
    [InlineData(@"a\b", true)]
    public void A_broken_byte_is_matched_by_nothing_and_stepped_over(string regex, bool expected)
    {
        byte[] value = [(byte)'a', 0xFF, (byte)'b'];
        Assert.Equal(expected, TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!.IsMatch(value));
    }

    [Fact]
    public void One_pattern_serves_many_threads()
    {
        var pattern = TextPattern.Compile(Operator.Regex, onPath: false, @"(?<!x)a+(?=b)\w").Pattern!;
        var answers = Enumerable.Range(0, 2000).AsParallel().WithDegreeOfParallelism(4)
            .Select(i => pattern.IsMatch(i % 2 == 0 ? "xaab"u8 : "xxaxc"u8))
            .ToList();
        Assert.Equal(1000, answers.Count(static answer => answer));
    }
}
