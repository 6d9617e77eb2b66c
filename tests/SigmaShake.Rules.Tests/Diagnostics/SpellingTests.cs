using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Tests.Diagnostics;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("CONTIANS", "CONTAINS")]
    [InlineData("contains", "CONTAINS")]
    [InlineData("CONTAIN", "CONTAINS")]
    [InlineData("STARTSWITH", "STARTS_WITH")]
    [InlineData("REGEXP", "REGEX")]
    [InlineData("MATCH", "MATCHES")]
    [InlineData("==", null)]
    [InlineData("X", null)]
    [InlineData("", null)]
    [InlineData("SOMETHING_ELSE_ENTIRELY", null)]
    public void The_nearest_word_is_found_and_nothing_far(string word, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(word, Vocabulary.Operators));

    [Fact]
    public void A_very_long_word_is_near_nothing() => Assert.Null(Spelling.Nearest(new string('A', 100_000), Vocabulary.Operators));
}
