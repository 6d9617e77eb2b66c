using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Matching;

namespace SigmaShake.Rules.Tests.Patterns.Matching;

/// <summary>A simulation follows the beginning of its pattern once for each pair of symbols, and still asks what stands around each place.</summary>
public sealed class BeginningsTests
{
    private const int Alternatives = 200;

    [Fact]
    public void A_pattern_of_many_alternatives_costs_a_byte_no_more_than_one_of_few()
    {
        var regex = string.Join('|', Enumerable.Range(0, Alternatives).Select(static number => $"z{number}!"));
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("echo hello ", 500)));
        var (region, offset) = LaidOut.Regex(regex, automata: false);
        var before = MatchScratch.OfThread.Steps;
        Assert.False(PatternMatcher.IsMatch(region, offset, [.. text, (byte)'!']));
        Assert.InRange(MatchScratch.OfThread.Steps - before, text.Length, 10L * text.Length);
    }

    [Theory]
    [InlineData("a\nab", "^ab", false)]
    [InlineData("a\nab", "(?m)^ab", true)]
    [InlineData("xab ab", @"\bab", true)]
    [InlineData("xab xab", @"\bab", false)]
    [InlineData("xab éab", @"\bab", false)]
    [InlineData("xab —ab", @"\bab", true)]
    [InlineData("xab é", @"\bé", true)]
    [InlineData("ab ab", @"\b", true)]
    [InlineData("-- --", @"\b", false)]
    [InlineData("aaab", "(?m)a$|b$", true)]
    [InlineData("aa aa", @"(?<=b)a", false)]
    [InlineData("aa ba", @"(?<=b)a", true)]
    [InlineData("ab ab ac", @"a(?=c\z)", true)]
    [InlineData("ab ab acc", @"a(?=c\z)", false)]
    [InlineData("ab\nab", @"a(?=b$)x|(?<=\Aab\n)a", true)]
    [InlineData("", "^$", true)]
    [InlineData("a", "$", true)]
    public void What_is_kept_of_one_place_does_not_answer_for_a_place_with_other_surroundings(string text, string regex, bool expected)
    {
        var (region, offset) = LaidOut.Regex(regex, automata: false);
        Assert.Equal(expected, PatternMatcher.IsMatch(region, offset, Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void What_one_pattern_has_found_out_is_not_taken_for_another()
    {
        var (first, atFirst) = LaidOut.Regex("ab|cd", automata: false);
        var (second, atSecond) = LaidOut.Regex("cd|xy", automata: false);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(PatternMatcher.IsMatch(first, atFirst, "--ab"u8));
            Assert.False(PatternMatcher.IsMatch(second, atSecond, "--ab"u8));
        }
    }
}
