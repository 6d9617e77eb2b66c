using System.Text;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Regexes;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Tests.Patterns.Differential;

namespace SigmaShake.Rules.Tests.Patterns.Prefilters;

public sealed class PrefilterTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("a.bcd?e", "bc")]
    [InlineData("ab(cd)ef", "abcdef")]
    [InlineData("ab(?:cd)+ef", "abcd")]
    [InlineData("a(?:b|c)dd", "dd")]
    [InlineData(@"x\b^y(?=no)(?!no)z", "xyz")]
    [InlineData("(abc)*", "")]
    [InlineData("(?i)abc", "")]
    [InlineData("é+ß", "é")]
    [InlineData("a{3}b", "a")]
    public void The_longest_literal_in_every_match_is_found(string regex, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(RequiredLiteral.Of(RegexParser.Parse(regex).Tree!)));

    [Fact]
    public void Prefilters_never_change_an_answer()
    {
        var random = RandomSource.Create();
        var generator = new RandomRegex(random, lookAround: true);
        for (var i = 0; i < 4000; i++)
        {
            var regex = generator.Make(depth: 3);
            var pattern = RegexPattern.Compile(regex).Pattern!;
            for (var j = 0; j < 5; j++)
            {
                var text = Encoding.UTF8.GetBytes(generator.Text());
                // A broken byte must not lead the prefilters astray either.
                if (text.Length > 0 && random.Next(4) == 0) text[random.Next(text.Length)] = 0xFF;
                Assert.True(pattern.IsMatch(text) == pattern.Find(text, 0, text.Length) is not null, $"`{regex}` on {Convert.ToHexString(text)}");
            }
        }
    }
}
