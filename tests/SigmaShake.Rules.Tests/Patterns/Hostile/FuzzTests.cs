using System.Text;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns.Hostile;

/// <summary>Whatever the operand, the answer is a pattern that works or an error that says where and what to do.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Seeds =
    [
        @"(?i)(password|secret|api[_-]?key)\s*[:=]\s*['""][^'""]{8,}", @"[a-z&&[^aeiou]--[xyz]~~\d]+", @"(?<name>a|b(?=c)(?!d)(?<=e)(?<!f))*?",
        @"\p{Greek}\P{scx=Latn}\pL\x{1F600}\u00e9\U0001F600\b{start}\<\>", @"(?x) a b # comment\n {2,3} (?-x: c )", @"^\A.*\z$(?m:^$)",
        "**/{a,b{c,d}}/[!a-z]?(x|y)*", @"src/**/\*.{ts,tsx}", "[]a-]*[^]]{,}", "[[:alpha:][:^digit:]]",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "|", "*", "+", "?", "^", "$", ".", "\\", "-", "&&", "--", "~~", "(?", "(?:", "(?=", "(?<!", "(?P<", ">", "{1,2}",
        "{9999}", "{0}", "[:", ":]", "\\p{", "\\x", "\\u{", "\\b{",
        "a", "é", "😀", "\0", "\n", "#", " ", "/", "**", ",", "!", "\ud800", "(?i)", "(?x)", "\\1",
    ];

    [Theory]
    [InlineData(Operator.Regex, false)]
    [InlineData(Operator.LineRegex, false)]
    [InlineData(Operator.Glob, false)]
    [InlineData(Operator.Glob, true)]
    public void Random_and_mutated_operands_yield_values_only(Operator @operator, bool onPath)
    {
        var random = RandomSource.Create();
        var (compiled, refused) = (0, 0);
        var text = Encoding.UTF8.GetBytes("a/b é😀 (x) [:alpha:] password = 'abcdefgh'\n\xff").Append((byte)0xC3).ToArray();
        for (var i = 0; i < Rounds; i++)
        {
            var operand = Operand(random);
            var result = TextPattern.Compile(@operator, onPath, operand);
            if (result.Succeeded)
            {
                compiled++;
                result.Pattern.IsMatch(text);
            }
            else
            {
                refused++;
                AssertUseful(result.Error, operand);
            }
        }

        Assert.InRange(compiled, Rounds / 50, Rounds);
        Assert.InRange(refused, Rounds / 50, Rounds);
    }

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("(?:", "a", ")")]
    [InlineData("(?=", "a", ")")]
    [InlineData("(?<!", "a", ")")]
    [InlineData("[", "a", "]")]
    [InlineData("[a&&", "a", "]")]
    [InlineData("", "a", "*")]
    [InlineData("(?:a|", "a", ")*")]
    [InlineData("{", "a", "}")]
    [InlineData("(b|", "a", ")")]
    public void Deep_nesting_is_an_error_and_no_overflow(string open, string inside, string close)
    {
        var deepest = PatternLimits.MaxPatternBytes / (open.Length + close.Length + 1);
        var operand = string.Concat(Enumerable.Repeat(open, deepest)) + inside + string.Concat(Enumerable.Repeat(close, deepest));
        var @operator = open is "{" or "(b|" ? Operator.Glob : Operator.Regex;
        var error = TextPattern.Compile(@operator, onPath: false, operand).Error;
        Assert.Equal(PatternErrorKind.TooLarge, error?.Kind);
        AssertUseful(error!, operand);
    }

    private static void AssertUseful(PatternError error, string operand)
    {
        Assert.InRange(error.Span.Start, 0, operand.Length);
        Assert.InRange(error.Span.End, error.Span.Start, operand.Length);
        Assert.NotEmpty(error.Help);
        Assert.NotEmpty(error.Message);
        Assert.True(char.IsLower(error.Message[0]) || error.Message[0] == '`', error.Message);
    }

    private static string Operand(Random random)
    {
        if (random.Next(3) == 0) return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Pick<string>(Pieces)));
        var operand = new StringBuilder(random.Pick<string>(Seeds));
        for (var i = random.Next(4); i >= 0; i--)
        {
            var at = random.Next(operand.Length + 1);
            if (random.Next(2) == 0) operand.Insert(at, random.Pick<string>(Pieces));
            else if (at < operand.Length) operand.Remove(at, Math.Min(random.Next(1, 4), operand.Length - at));
        }

        return operand.ToString();
    }
}
