using System.Text.Json;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

public sealed class MinimatchTests
{
    private const string LastSegment = "a glob without a slash is held against the last segment";
    private const string DotFiles = "dot files are ordinary, and so are `.` and `..`, which are resolved before rules see them";
    private const string EmptySegment = "a star matches nothing too, as in globset";
    private const string Unclosed = "an unclosed bracket or a lone backslash is refused, not taken for itself";
    private const string Extended = "the extended `*(…)`, `+(…)`, `!(…)` are not of our dialect";
    private const string Negation = "`!` in front does not negate: a rule says NOT";

    /// <summary>Cases in which our dialect means something else on purpose, by glob, the second one of a glob with ` #2` behind it.</summary>
    private static readonly Dictionary<string, string> Skipped = new()
    {
        ["c*"] = LastSegment,
        ["[a-y]*[^c]"] = LastSegment,
        ["[^a-c]*"] = DotFiles,
        ["** #2"] = DotFiles,
        ["** #3"] = DotFiles,
        ["a/*/b"] = DotFiles,
        ["a/*/b #2"] = DotFiles,
        ["**/.x/**"] = DotFiles,
        [@"a\*b/*"] = EmptySegment,
        [@"a\*?/*"] = EmptySegment,
        [@"\"] = Unclosed,
        ["["] = Unclosed,
        ["[*"] = Unclosed,
        ["[!a*"] = Unclosed,
        ["[#a*"] = Unclosed,
        ["*(a|{b),c)}"] = Extended,
        [@"+(a|*\|c\\|d\\\|e\\\\|f\\\\\|g"] = Extended,
        ["*(a|{b,c})"] = Extended,
        ["{a,*(b|c,d)}"] = Extended,
        ["{a,*(b|{c,d})}"] = Extended,
        ["*(a|{b|c,c})"] = Extended,
        ["*.!(js)"] = Extended,
        ["!a*"] = Negation,
        ["!!a*"] = Negation,
        [@"!\!a*"] = Negation,
    };

    [Fact]
    public void The_pattern_table_of_minimatch_is_answered_alike()
    {
        var failures = new List<string>();
        var (run, skipped) = (0, 0);
        var seen = new Dictionary<string, int>();
        foreach (var test in GlobVectors.Load("minimatch/patterns.json").GetProperty("cases").EnumerateArray())
        {
            var glob = test.GetProperty("pattern").GetString()!;
            var occurrence = seen[glob] = seen.GetValueOrDefault(glob) + 1;
            if (Skipped.ContainsKey(occurrence == 1 ? glob : $"{glob} #{occurrence}") || NeedsForeignOption(test.GetProperty("options")))
            {
                skipped++;
                continue;
            }

            run++;
            // `nonull` and `null` say what to list when nothing matches: the glob itself is not a match of ours.
            var expected = Texts(test.GetProperty("expected")).ToHashSet();
            var found = Texts(test.GetProperty("files")).Where(file => GlobVectors.Match(glob, file) == true).ToHashSet();
            if (GlobVectors.Has(test.GetProperty("options"), "nonull")) expected.Remove(glob);
            if (found.SetEquals(expected)) continue;
            var (wrong, missed) = (string.Join(' ', found.Except(expected)), string.Join(' ', expected.Except(found)));
            failures.Add($"`{glob}` ({occurrence}): wrongly [{wrong}], missed [{missed}]");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal((63, 30), (run, skipped));
    }

    private static bool NeedsForeignOption(JsonElement options) =>
        GlobVectors.Has(options, "nocase") || GlobVectors.Has(options, "matchBase") || GlobVectors.Has(options, "noext");

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(static text => text.GetString()!);
}
