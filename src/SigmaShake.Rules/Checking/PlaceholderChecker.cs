using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Warns of a <c>${…}</c> that nothing will replace. One with a backslash before it is meant to stay.</summary>
internal sealed class PlaceholderChecker(SourceText source, DiagnosticBag diagnostics)
{
    private static readonly string[] Known = ["command", "path", "tool", "input.<key>"];

    public void Check(string value, Token token)
    {
        for (var from = 0; from < value.Length;)
        {
            var start = value.IndexOf("${", from, StringComparison.Ordinal);
            if (start < 0) return;

            var length = value.AsSpan(start).IndexOf('}') + 1;
            if (length == 0) return;

            var name = value.AsSpan(start + 2, length - 3);
            var isMeant = start > 0 && value[start - 1] == '\\';
            if (!isMeant && !IsKnown(name)) Report(name, token, new TextSpan(start, length));
            from = start + length;
        }
    }

    private static bool IsKnown(ReadOnlySpan<char> name) =>
        name is "command" or "path" or "tool" || (name.StartsWith("input.") && Vocabulary.TryField(name, out _));

    private void Report(ReadOnlySpan<char> name, Token token, TextSpan inValue) => diagnostics.Report(
        LintProblems.UnknownPlaceholder,
        StringLiteral.Locate(source, token, inValue),
        $"unknown placeholder {Quoted.Text(name)} is shown as it stands",
        Spelling.Nearest(name, Known) is { } nearest
            ? $"did you mean `{nearest}`?"
            : "only `${command}`, `${path}`, `${tool}` and `${input.<key>}` are replaced; write `\\` before it if it is meant");
}
