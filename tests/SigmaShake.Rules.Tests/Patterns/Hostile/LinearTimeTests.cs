using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Regexes;
using SigmaShake.Rules.Patterns.Matching;

namespace SigmaShake.Rules.Tests.Patterns.Hostile;

/// <summary>Patterns that make backtracking engines explode, measured in steps, which no load of the machine changes.</summary>
public sealed class LinearTimeTests
{
    /// <summary>Each state of each pass is entered once and asked once a place.</summary>
    private const int StepsEachState = 2;

    public static TheoryData<string, string, string> Explosive => new()
    {
        // pattern, what the text repeats, what spoils the match at its end
        { "(a+)+$", "a", "!" },
        { "(a|aa)+$", "a", "!" },
        { "(a*)*b", "a", "" },
        { "(a|a)*b", "a", "" },
        { "(.*a){12}", "a", "" },
        { "(.*a){12}$", "a", "!" },
        { "^(([a-z])+.)+[A-Z]([a-z])+$", "a", "" },
        { "(?:a?){30}a{30}$", "a", "!" },
        { @"^(\w+\s?)*$", "ab ", "!" },
        { @"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$", "a", "!" },
        { @"(x+x+)+y", "x", "" },
        { "(?=(a+)+$)(?<!(b|a+)+c)a*!!", "a", "!" },
        { "(?:(?=a*(?!a*b$))a)+c", "a", "b" },
        { "(?<=(?=(a|aa)+$)a)b", "a", "!" },
        { "(?<=^(a+)+)!$", "a", "?" },
    };

    [Theory]
    [MemberData(nameof(Explosive))]
    public void Steps_are_bounded_by_text_times_program_and_double_with_the_text(string regex, string repeated, string end)
    {
        var pattern = RegexPattern.Compile(regex).Pattern!;
        var (half, whole) = (Text(repeated, 1000, end), Text(repeated, 2000, end));
        var (stepsOfHalf, stepsOfWhole) = (StepsOf(pattern, half), StepsOf(pattern, whole));

        Assert.InRange(stepsOfWhole, whole.Length / 2, (long)StepsEachState * (whole.Length + 1) * pattern.Program!.Instructions.Length);
        Assert.InRange(stepsOfWhole, 1.7 * stepsOfHalf, 2.1 * stepsOfHalf);
    }

    [Fact]
    public void An_anchored_pattern_stops_where_nothing_is_left_to_try()
    {
        var pattern = RegexPattern.Compile(@"^\s*sudo").Pattern!;
        var before = MatchScratch.OfThread.Steps;
        Assert.False(pattern.IsMatch(Text("x", 10_000, " sudo")));
        Assert.InRange(MatchScratch.OfThread.Steps - before, 1, 20);
    }

    private static byte[] Text(string repeated, int times, string end) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, times)) + end);

    /// <summary>The steps of the simulation alone: no prefilter spares any.</summary>
    private static long StepsOf(TextPattern pattern, byte[] text)
    {
        var before = MatchScratch.OfThread.Steps;
        pattern.Find(text, 0, text.Length);
        return MatchScratch.OfThread.Steps - before;
    }
}
