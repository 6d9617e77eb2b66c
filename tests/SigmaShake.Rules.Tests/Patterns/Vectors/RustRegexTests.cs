using SigmaShake.Rules.Patterns.Regexes;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

public sealed class RustRegexTests
{
    private const string NoBreakTables = "tables of text segmentation are left out: no rule has use for them, and the error names what there is";

    /// <summary>Tests that would apply and are not passed, each with its reason.</summary>
    private static readonly Dictionary<string, string> Skipped = new()
    {
        ["unicode/class-gcb1"] = NoBreakTables,
        ["unicode/class-gcb2"] = NoBreakTables,
        ["unicode/class-gcb3"] = NoBreakTables,
        ["unicode/class-gcb5"] = NoBreakTables,
        ["unicode/class-gcb6"] = NoBreakTables,
        ["unicode/class-word-break1"] = NoBreakTables,
        ["unicode/class-word-break2"] = NoBreakTables,
        ["unicode/class-word-break3"] = NoBreakTables,
        ["unicode/class-word-break4"] = NoBreakTables,
        ["unicode/class-word-break5"] = NoBreakTables,
        ["unicode/class-sentence-break1"] = NoBreakTables,
        ["unicode/class-sentence-break2"] = NoBreakTables,
        ["unicode/class-sentence-break3"] = NoBreakTables,
        ["unicode/class-sentence-break4"] = NoBreakTables,
        ["unicode/class-sentence-break5"] = NoBreakTables,
    };

    [Fact]
    public void The_test_suite_of_the_Rust_regex_crate_finds_the_same_matches()
    {
        var failures = new List<string>();
        var excluded = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (passed, skipped) = (0, 0);
        foreach (var test in RustRegexCase.LoadAll())
        {
            if (test.ForeignFeature is { } feature)
            {
                excluded[feature] = excluded.GetValueOrDefault(feature) + 1;
                continue;
            }

            var failure = Run(test);
            if (Skipped.ContainsKey(test.Name))
            {
                skipped++;
                if (failure is null) failures.Add($"{test.Name} passes and need not be skipped");
            }
            else if (failure is null)
            {
                passed++;
            }
            else
            {
                failures.Add($"{test.Name}: `{test.Regex}`: {failure}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal((839, 15), (passed, skipped));
        Assert.Equal(
            "all or overlapping matches: 39, byte mode: 115, earliest matches: 9, line terminators: 118, "
            + "sets of patterns: 59, what only the regex-lite crate does: 9",
            string.Join(", ", excluded.Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    private static string? Run(RustRegexCase test)
    {
        var compiled = RegexPattern.Compile(test.Regex);
        if (!test.Compiles) return compiled.Succeeded ? "compiles" : null;
        if (!compiled.Succeeded) return compiled.Error.Message;

        var pattern = compiled.Pattern;
        var found = Iteration.AllMatches(pattern, test.Haystack, test.Bounds, test.Anchored, test.MatchLimit);
        if (!found.SequenceEqual(test.Matches)) return $"found {string.Join(' ', found)}, expected {string.Join(' ', test.Matches)}";
        var whole = !test.Anchored && test.Bounds == (0, test.Haystack.Length);
        return whole && pattern.IsMatch(test.Haystack) != test.Matches.Count > 0 ? "IsMatch disagrees with Find" : null;
    }
}
