using System.Globalization;
using System.Text;
using SigmaShake.Rules.Patterns.Regexes;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

/// <summary>Glenn Fowler's tables for POSIX, as RE2 and Go changed them where leftmost-first differs.</summary>
public sealed class FowlerTests
{
    /// <summary>Rows whose answer is the longest match, which is not the preferred one.</summary>
    private static readonly string[] LongestOnly = ["260", "261", "265", "266", "270", "271"];

    [Theory]
    [InlineData("basic.dat", 193, 17)]
    [InlineData("nullsubexpr.dat", 50, 8)]
    [InlineData("repetition.dat", 85, 6)]
    public void Finds_the_same_matches(string file, int rows, int foreign)
    {
        var failures = new List<string>();
        var (run, left) = (0, 0);
        var regex = "";
        foreach (var line in File.ReadLines(SharedData.Path("vectors/re2-testdata/" + file)))
        {
            var columns = line.Split('\t', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length < 4 || columns[0] is ['#', ..] or "NOTE") continue;
            if (columns[1] != "SAME") regex = columns[1];
            // E is the extended syntax, B the basic one; other letters ask for more, and braces stand for what need not be there.
            var flags = columns[0][(columns[0].LastIndexOf(':') + 1)..];
            if (!flags.Contains('E') || flags.Except("BE").Any() || LongestOnly.Any(row => columns[0] == $":HA#{row}:E"))
            {
                left++;
                continue;
            }

            run++;
            var text = columns[2] == "NULL" ? [] : Encoding.UTF8.GetBytes(columns[2]);
            if (Run(regex, text) is var found && found != Expected(columns[3])) failures.Add($"`{line}`: found {found}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal((rows, foreign), (run, left));
    }

    private static string Run(string regex, byte[] text)
    {
        var compiled = RegexPattern.Compile(regex);
        if (!compiled.Succeeded) return "no pattern";
        return compiled.Pattern.Find(text, 0, text.Length) is { } match
            ? string.Create(CultureInfo.InvariantCulture, $"({match.Start},{match.End})")
            : "NOMATCH";
    }

    // The whole match stands first; an error's name starts with B or E.
    private static string Expected(string column) =>
        column == "NOMATCH" ? column : column[0] == '(' ? column[..(column.IndexOf(')') + 1)] : "no pattern";
}
