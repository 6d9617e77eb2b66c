using System.Text;
using SigmaShake.Rules.Images.Literals;
using SigmaShake.Rules.Tests.Patterns;
using Texts = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Images.Literals;

public class LiteralScannerTests
{
    [Theory]
    [InlineData("a", "xax", true)]
    [InlineData("a", "xyz", false)]
    [InlineData("a", "A", true)]
    [InlineData("ab", "ab", true)]
    [InlineData("ab", "xxaB", true)]
    [InlineData("ab", "a b", false)]
    [InlineData("ab", "a", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "ababc", true)]
    [InlineData("abc", "abab", false)]
    [InlineData("push --force", "git PUSH --force", true)]
    [InlineData("push --force", "ush --force", false)]
    [InlineData("push --force", "push --forc", false)]
    [InlineData("é", "xéx", true)]
    [InlineData("é", "xÉx", false)]
    [InlineData("@`", "@`", true)]
    [InlineData("@", "`", false)]
    [InlineData("abc", "", false)]
    public void A_literal_is_found_wherever_it_stands_and_in_either_case(string literal, string text, bool found) =>
        Assert.Equal(found ? [0] : [], Found([literal], text));

    [Fact]
    public void A_literal_that_occurs_often_and_those_that_share_its_gram_are_all_found()
    {
        string[] literals = ["abcd", "abce", "xabc", "abc", "b", "bc"];

        Assert.Equal([0, 1, 3, 4, 5], Found(literals, "abcdabcdabcd abce"));
        Assert.Equal([2, 3, 4, 5], Found(literals, "xabc"));
    }

    [Fact]
    public void What_is_found_is_what_occurs()
    {
        var random = RandomSource.Create();
        for (var i = 0; i < 500; i++)
        {
            var literals = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Text(random.Next(1, 6))).ToArray();
            var text = Text(random.Next(0, 30));

            Assert.Equal(Enumerable.Range(0, literals.Length).Where(number => text.Contains(literals[number], StringComparison.OrdinalIgnoreCase)), Found(literals, text));
        }

        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Pick("a", "b", "B", "-", "/", "c")));
    }

    /// <summary>The numbers of the rules whose literal the index finds; each rule asks for one.</summary>
    private static List<int> Found(string[] literals, string text)
    {
        var image = Texts.Image([.. literals.Select((literal, number) => Texts.One(Texts.Text($"r{number}", "DENY any", $"command CONTAINS \"{literal}\"")))]);
        var found = new CandidateSet(image.RuleCount);
        foreach (ref readonly var index in image.FieldIndexes) LiteralScanner.Scan(image, in index, Encoding.UTF8.GetBytes(text), found);
        var numbers = new List<int>();
        for (var number = found.Next(0); number >= 0; number = found.Next(number + 1)) numbers.Add(number);
        return numbers;
    }
}
