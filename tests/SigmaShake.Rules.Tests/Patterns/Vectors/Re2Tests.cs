using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Regexes;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

public sealed class Re2Tests
{
    [Fact]
    public void The_search_log_of_RE2_finds_the_same_matches()
    {
        using var log = new StreamReader(SharedData.Path("vectors/re2-testdata/re2-search.txt"));
        Assert.Equal(@"compared 3400; excluded: ASCII \w \b on other text: 20, \C (a byte): 80, \p{^…}: 40, octal escapes: 48", Run(log));
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public void The_exhaustive_log_of_RE2_finds_the_same_matches()
    {
        var start = new ProcessStartInfo("bzip2", ["-dc", SharedData.Path("vectors/re2-testdata/re2-exhaustive.txt.bz2")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var bzip2 = Process.Start(start)!;
        Assert.StartsWith("compared 10346576; excluded: ", Run(bzip2.StandardOutput), StringComparison.Ordinal);
        bzip2.WaitForExit();
        Assert.Equal(0, bzip2.ExitCode);
    }

    private static string Run(TextReader log)
    {
        var failures = new List<string>();
        var excluded = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var compared = 0;
        string? regex = null;
        TextPattern? first = null, whole = null;
        foreach (var test in Re2Log.Read(log))
        {
            if (DifferenceOf(test) is { } difference)
            {
                excluded[difference] = excluded.GetValueOrDefault(difference) + 1;
                continue;
            }

            if (regex != test.Regex)
            {
                regex = test.Regex;
                first = Compile(regex, failures);
                whole = Compile($@"\A(?:{regex})\z", failures);
            }

            if (first is null || whole is null) continue;
            var text = Encoding.UTF8.GetBytes(test.Text);
            compared += 2;
            Compare(first, text, test.First, test, failures);
            Compare(whole, text, test.Whole, test, failures);
        }

        Assert.True(failures.Count == 0, $"{failures.Count} differences:\n{string.Join('\n', failures.Distinct().Take(100))}");
        return $"compared {compared}; excluded: {string.Join(", ", excluded.Select(pair => $"{pair.Key}: {pair.Value}"))}";
    }

    private static TextPattern? Compile(string regex, List<string> failures)
    {
        var compiled = RegexPattern.Compile(regex);
        if (!compiled.Succeeded) failures.Add($"`{regex}`: {compiled.Error.Message}");
        return compiled.Pattern;
    }

    private static void Compare(TextPattern pattern, byte[] text, (int Start, int End)? expected, Re2Case test, List<string> failures)
    {
        var found = pattern.Find(text, 0, text.Length);
        (int, int)? span = found is { } match ? (match.Start, match.End) : null;
        if (span != expected) failures.Add($"`{test.Regex}` on `{test.Text}`: found {span}, expected {expected}");
        if (pattern.IsMatch(text) != expected.HasValue) failures.Add($"`{test.Regex}` on `{test.Text}`: IsMatch is wrong");
    }

    /// <summary>Where RE2's syntax means something else by design; null where it means the same.</summary>
    private static string? DifferenceOf(Re2Case test)
    {
        if (test.Regex.Contains(@"\C", StringComparison.Ordinal)) return @"\C (a byte)";
        if (Enumerable.Range(0, 10).Any(digit => test.Regex.Contains($@"\{digit}", StringComparison.Ordinal))) return "octal escapes";
        if (test.Regex.Contains("{^", StringComparison.Ordinal)) return @"\p{^…}";
        if (test.Text.Contains('\v') && test.Regex.Contains(@"\s", StringComparison.OrdinalIgnoreCase)) return @"\s without \v";
        var asciiOnly = new[] { 'w', 'W', 'd', 'D', 's', 'S', 'b', 'B' };
        return !Ascii.IsValid(test.Text) && asciiOnly.Any(letter => test.Regex.Contains($@"\{letter}", StringComparison.Ordinal))
            ? @"ASCII \w \b on other text"
            : null;
    }
}
