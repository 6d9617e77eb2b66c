using SigmaShake.Rules.Checking;

namespace SigmaShake.Rules.Formatting;

/// <summary>
/// Writes rule files in one canonical form: a statement a line, two spaces deep, long conditions broken at OR and AND, one blank line
/// between rules. Order, comments, strings and parentheses stay as they are, so that the form never changes what a file means.
/// </summary>
public static class RuleFormatter
{
    /// <summary>Formats one file. Formatting its own output changes nothing. Pure, and safe to call from several threads.</summary>
    /// <param name="fileName">How diagnostics name the file; it is not opened.</param>
    /// <param name="utf8">Its bytes.</param>
    public static FormattedFile Format(string fileName, ReadOnlySpan<byte> utf8)
    {
        var file = RuleFileReader.Read(fileName, utf8, out var tree);
        return tree is null || file.HasErrors ? new FormattedFile(null, file) : new FormattedFile(LayoutWriter.Write(tree), file);
    }
}
