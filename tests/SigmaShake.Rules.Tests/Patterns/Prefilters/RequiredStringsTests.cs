using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Tests.Patterns.Differential;

namespace SigmaShake.Rules.Tests.Patterns.Prefilters;

public sealed class RequiredStringsTests
{
    [Theory]
    [InlineData(Operator.Regex, "(?i)rm", "rm")]
    [InlineData(Operator.Regex, "(?i)key", "key|\u212Aey")]
    [InlineData(Operator.Regex, "git (?:push|pull)x", "git pushx|git pullx")]
    [InlineData(Operator.Regex, @"\b(?:dd|mkfs)\s", "dd|mkfs")]
    [InlineData(Operator.Regex, "[ab]c?d", "ad|acd|bd|bcd")]
    [InlineData(Operator.Regex, "ab+cde*f", "bcd")]
    [InlineData(Operator.Regex, "a(?:|b)", "a")]
    [InlineData(Operator.Regex, "(?=abc)x", "x")]
    [InlineData(Operator.Regex, "a*", null)]
    [InlineData(Operator.Regex, "[a-z]+", null)]
    [InlineData(Operator.Regex, "abc|.", null)]
    [InlineData(Operator.Regex, "(?:x(?:y|z)){2}", "xyxy|xyxz|xzxy|xzxz")]
    [InlineData(Operator.Glob, "**/.env*", ".env")]
    [InlineData(Operator.Glob, "*.{pem,KEY}", ".pem|.key")]
    [InlineData(Operator.Contains, "RM -rf", "rm -rf")]
    [InlineData(Operator.LineContains, "é", "é")]
    [InlineData(Operator.Equals, "", null)]
    public void A_few_strings_are_found_of_which_every_match_holds_one(Operator @operator, string operand, string? expected)
    {
        var required = TextPattern.Compile(@operator, onPath: true, operand).Pattern!.Required;
        Assert.Equal(expected?.Split('|').Order(StringComparer.Ordinal), required?.Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_matches_holds_one_of_them()
    {
        var random = RandomSource.Create();
        var generator = new RandomRegex(random, lookAround: true);
        var (known, matched) = (0, 0);
        for (var i = 0; i < 10_000; i++)
        {
            var regex = generator.Make(depth: 3);
            var pattern = TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!;
            if (pattern.Required is not { } required) continue;
            known++;
            Assert.InRange(required.Count, 1, StringSet.MaxRequired);
            Assert.All(required, static text => Assert.InRange(text.Length, 1, StringSet.MaxLength));
            for (var j = 0; j < 10; j++)
            {
                var text = LaidOut.PerhapsBroken(random, generator.Text());
                if (!pattern.IsMatch(text)) continue;
                matched++;
                var lower = StringSet.LowerAscii(text);
                Assert.True(required.Any(one => lower.AsSpan().IndexOf(one) >= 0), $"`{regex}` on {Convert.ToHexString(text)}");
            }
        }

        Assert.InRange(known, 2000, 10_000);
        Assert.InRange(matched, 2000, 100_000);
    }
}
