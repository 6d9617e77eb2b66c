using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Reads <c>.rules</c> files. It never throws: whatever the bytes are, they mean some rules and some diagnostics.</summary>
public static class RuleFileReader
{
    /// <summary>The size that a file may have: 1 MiB.</summary>
    public const int MaxFileBytes = 1 << 20;

    /// <summary>Reads one file. Pure, and safe to call from several threads.</summary>
    /// <param name="fileName">How locations and messages name the file; it is not opened.</param>
    /// <param name="utf8">Its bytes, with or without byte order mark.</param>
    public static CheckedFile Read(string fileName, ReadOnlySpan<byte> utf8) => Read(fileName, utf8, out _);

    /// <summary>What stands in for a file or folder that the caller could not read: one gate that is shut, and a diagnostic that says why.</summary>
    /// <param name="fileName">How messages name it.</param>
    /// <param name="why">What is wrong, as the end of a sentence: <c>is not a regular file</c>.</param>
    public static CheckedFile Unreadable(string fileName, string why)
    {
        var source = SourceText.From(fileName, "");
        var diagnostics = new DiagnosticBag(source);
        diagnostics.Report(FileProblems.Unreadable, default, $"{Quoted.Text(fileName)} {why}", "mend or remove it; until then everything is refused");
        return Unreadable(source, diagnostics);
    }

    /// <summary>Reads one file and hands out its tree, which is null where the file could not be read as text.</summary>
    internal static CheckedFile Read(string fileName, ReadOnlySpan<byte> utf8, out FileSyntax? tree)
    {
        tree = null;
        if (utf8.Length > MaxFileBytes) return RefuseSize(fileName, utf8.Length);
        if (!SourceText.TryDecode(fileName, utf8, out var source, out var firstInvalid)) return RefuseEncoding(source, firstInvalid);

        var diagnostics = new DiagnosticBag(source);
        tree = Parser.Parse(source, diagnostics);
        return RuleFileChecker.Check(tree, diagnostics);
    }

    private static CheckedFile RefuseSize(string fileName, int bytes)
    {
        var source = SourceText.From(fileName, "");
        var diagnostics = new DiagnosticBag(source);
        diagnostics.Report(
            FileProblems.TooLarge,
            default,
            $"the file holds {bytes} bytes, more than the limit of {MaxFileBytes} (file size)",
            "split it into several files");
        return Unreadable(source, diagnostics);
    }

    private static CheckedFile RefuseEncoding(SourceText source, int firstInvalid)
    {
        var diagnostics = new DiagnosticBag(source);
        diagnostics.Report(FileProblems.NotUtf8, new TextSpan(firstInvalid, 0), "the file is not UTF-8 from here on", "save it as UTF-8");
        return Unreadable(source, diagnostics);
    }

    private static CheckedFile Unreadable(SourceText source, DiagnosticBag diagnostics)
    {
        Rule[] rules = [UnreadableRules.At(source, 0)];
        return new CheckedFile(source, rules, [], diagnostics.InFileOrder());
    }
}
