using System.Text.Json;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

public sealed class RipgrepGlobTests
{
    private const string StarCrosses = "without `literal_separator` a star crosses slashes; on our paths it does not";
    private const string EmptyAlternatives = "an option leaves out empty alternatives; ours are always there";
    private const string Windows = "a backslash is a separator on Windows";
    private const string NoEscapes = "an option switches escapes off; ours are always there";
    private const string LastSegment = "a glob without a slash is held against the last segment";

    /// <summary>Cases in which our dialect means something else on purpose, by glob, path and the answer expected there.</summary>
    private static readonly Dictionary<(string Glob, string Path, bool Expected), string> Skipped = new()
    {
        [("*some/path/to/hello.txt", "a/bigger/some/path/to/hello.txt", true)] = StarCrosses,
        [("foo{,.txt}", "foo", false)] = EmptyAlternatives,
        [("abc?def", @"abc\def", false)] = Windows,
        [(@"abc\def", "abc/def", true)] = Windows,
        [(@"\[a-z]", @"\a", true)] = NoEscapes,
        [(@"\?", @"\a", true)] = NoEscapes,
        [(@"\*", @"\\", true)] = NoEscapes,
        [("a", "foo/a", false)] = LastSegment,
        [("*.c", "mozilla-sha1/sha1.c", false)] = LastSegment,
    };

    [Fact]
    public void The_match_table_of_ripgreps_globset_is_answered_alike()
    {
        var failures = new List<string>();
        var (run, skipped) = (0, 0);
        foreach (var test in GlobVectors.Load("ripgrep-globset/globset.json").GetProperty("matches").EnumerateArray())
        {
            var name = test.GetProperty("name").GetString()!;
            var glob = test.GetProperty("pattern").GetString()!;
            var path = test.GetProperty("path").GetString()!;
            var expected = test.GetProperty("expected").GetBoolean();
            if (IsSkipped((glob, path, expected), test.GetProperty("options")))
            {
                skipped++;
                continue;
            }

            run++;
            if (GlobVectors.Match(glob, path) is var answer && answer != expected)
                failures.Add($"{name}: `{glob}` on `{path}`: {answer?.ToString() ?? "refused"}, expected {expected}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal((115, 13), (run, skipped));
    }

    [Fact]
    public void What_ripgreps_globset_refuses_is_refused()
    {
        var errors = GlobVectors.Load("ripgrep-globset/globset.json").GetProperty("syntaxErrors").EnumerateArray().ToList();
        Assert.Equal(10, errors.Count);
        Assert.All(errors, static test =>
        {
            var glob = test.GetProperty("pattern").GetString()!;
            Assert.Equal(PatternErrorKind.Syntax, TextPattern.Compile(Operator.Glob, onPath: true, glob).Error?.Kind);
        });
    }

    private static bool IsSkipped((string, string, bool) test, JsonElement options) =>
        Skipped.ContainsKey(test) || GlobVectors.Has(options, "caseInsensitive");
}
