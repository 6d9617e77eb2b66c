using System.Text;
using System.Text.RegularExpressions;

namespace SigmaShake.Docs.EndToEnd.Running;

/// <summary>
/// What a page says that a command prints. <c>…</c>, or three dots, stands for any text of a line, and alone on a line for any lines; blanks are as many as there are.
/// </summary>
internal static partial class ExpectedOutput
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Whether that is what was printed.</summary>
    public static bool Matches(IReadOnlyList<string> expected, string printed)
    {
        var pattern = new StringBuilder();
        foreach (var line in expected)
        {
            if (line.Trim() is "…" or "...") pattern.Append("(?:.*\n)*");
            else pattern.Append(OfLine(line)).Append('\n');
        }

        var lines = printed.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        while (lines is [.., ""]) lines.RemoveAt(lines.Count - 1);
        return Regex.IsMatch(string.Concat(lines.Select(line => line + "\n")), $@"\A{pattern}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
    }

    private static string OfLine(string line) =>
        string.Join(".*", AnyText().Split(line.TrimEnd()).Select(part => string.Join("[ ]+", Blanks().Split(part).Select(Regex.Escape))));

    [GeneratedRegex(@"…|\.\.\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AnyText();

    [GeneratedRegex("[ ]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
