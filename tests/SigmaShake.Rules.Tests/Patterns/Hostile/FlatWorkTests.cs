using System.Text;
using System.Text.RegularExpressions;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Matching;
using SigmaShake.Rules.Tests.Patterns.Differential;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Patterns.Hostile;

/// <summary>The work for a byte does not grow with the text: measured in steps, which no load of the machine changes.</summary>
public sealed partial class FlatWorkTests
{
    private const int Length = 512;

    // What a text repeats: what alternatives share, what loops eat, what words and lines are made of.
    private static readonly string[] Shapes =
        ["a", "ab", "aab_ ", "\n", "a\n", "rm -rf / ", "git push ", "sudo ", "\"'", "/a/../", "$(a ", "éa", "- ", "{a,b}", "\xff"];

    public static TheoryData<string> PackFiles =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "packs"), "*.rules").Select(static path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(PackFiles))]
    public void Every_shipped_pattern_takes_flat_work(string file)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "packs", file));
        var count = 0;
        foreach (Match match in Condition().Matches(text))
        {
            var @operator = match.Groups["operator"].Value == "GLOB" ? Operator.Glob : Operator.Regex;
            var operand = Escape().Replace(match.Groups["operand"].Value, "${escaped}");
            var result = TextPattern.Compile(@operator, onPath: match.Groups["field"].Value == "path", operand);
            Assert.True(result.Succeeded, $"`{operand}`: {result.Error?.Message}");
            AssertFlat(result.Pattern, operand);
            count++;
        }

        // Some packs have templates only.
        Assert.InRange(count, text.Contains(" REGEX ", StringComparison.Ordinal) || text.Contains(" GLOB ", StringComparison.Ordinal) ? 1 : 0, 1000);
    }

    [Fact]
    public void Random_patterns_take_flat_work()
    {
        var random = RandomSource.Create();
        for (var i = 0; i < 3000; i++)
        {
            var regex = new RandomRegex(random, lookAround: i % 2 == 0).Make(depth: 4);
            AssertFlat(TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!, regex);
        }
    }

    private static void AssertFlat(TextPattern pattern, string operand)
    {
        foreach (var shape in Shapes)
        {
            var repeated = Encoding.Latin1.GetBytes(shape);
            if (shape.Contains('é')) repeated = Encoding.UTF8.GetBytes(shape);
            // All three texts end alike: a character that is cut off is another end, which takes other work.
            var length = Length - (Length % repeated.Length);
            var (once, twice, fourTimes) = (Steps(pattern, repeated, length), Steps(pattern, repeated, 2 * length), Steps(pattern, repeated, 4 * length));
            // A match may end the search, or the text's beginning differ: less is no fault, more than in proportion is.
            Assert.True(
                twice <= (2.1 * once) + 100 && fourTimes <= (2.1 * twice) + 100,
                $"`{operand}` on `{shape}`: {once}, {twice}, {fourTimes} steps");
        }
    }

    private static long Steps(TextPattern pattern, byte[] repeated, int length)
    {
        var text = new byte[length];
        for (var i = 0; i < length; i++) text[i] = repeated[i % repeated.Length];
        var before = MatchScratch.OfThread.Steps;
        pattern.IsMatch(text);
        return MatchScratch.OfThread.Steps - before;
    }

    [GeneratedRegex("(?<field>\\w+) (?:NOT )?(?<operator>REGEX|GLOB) \"(?<operand>(?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.Singleline, 60_000)]
    private static partial Regex Condition();

    [GeneratedRegex("\\\\(?<escaped>[\"\\\\])", RegexOptions.None, 60_000)]
    private static partial Regex Escape();
}
