using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Overlaps;
using SigmaShake.Rules.Tests.Patterns;
using SigmaShake.Rules.Tests.Shell.Parsing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever a shell's pattern, and whatever a rule's, they meet or not, within the budget of a call.</summary>
public sealed class OverlapFuzz
{
    private static readonly string[] Pieces =
    [
        "*", "**", "**/", "?", "[a-z]", "[!a]", "[^a]", "[", "]", "[]]", "[[:alpha:]]", "[a", "\\", "\\*", "/", ".", "..", "./", "~", "~/", "{a,b}", "{", "}", ",", "(a|b)", "|", "a", "b", "env", ".env", "é", "\U0001F600", "\0", "\n", "!",
    ];

    private static readonly Operator[] Operators = [Operator.Glob, Operator.Regex, Operator.Equals, Operator.Contains, Operator.StartsWith, Operator.EndsWith, Operator.Word, Operator.LineContains, Operator.LineRegex];

    private static readonly Mutator Globs = new([.. PackTexts.Paths.Select(Encoding.UTF8.GetBytes)], Pieces, [("[", "]"), ("{", "}"), ("*", "*"), ("**/", "/**"), ("\\", "")]);

    [Fact]
    public void Patterns_meet_or_not() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Three_hundred_thousand_patterns_meet_or_not() => FuzzRun.Of(300_000, Execute);

    private static void Execute(Random random)
    {
        var glob = Globs.Make(random);
        var operand = random.Next(2) == 0 ? random.Pick<string>(PackTexts.Paths) : Encoding.UTF8.GetString(Globs.Make(random));
        var @operator = random.Pick<Operator>(Operators);
        try
        {
            var text = random.Next(8) == 0 ? Encoding.Latin1.GetString(glob) : Encoding.UTF8.GetString(glob);
            _ = ShellGlob.FolderOfAll(text);
            _ = ShellGlob.FolderOfSearch(text);
            if (ShellGlob.Compile(text, entersHidden: random.Next(2) == 0) is not { } names) return;
            if (!TextPattern.Compile(@operator, onPath: true, operand).Succeeded || OperandProgram.Of(@operator, operand) is not { } rule) return;
            var matches = PatternOverlap.CanMatch(names, rule, new OverlapBudget());
            var misses = PatternOverlap.CanMiss(names, rule, new OverlapBudget());
            if (random.Next(8) == 0) Assert.Equal((matches, misses), (PatternOverlap.CanMatch(names, rule, new OverlapBudget()), PatternOverlap.CanMiss(names, rule, new OverlapBudget())));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{@operator} `{operand}`: {TreeCheck.Show(glob)}", e);
        }
    }
}
