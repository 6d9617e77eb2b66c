using System.Globalization;
using System.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>Shows a diagnostic to a person: what, where, the line with carets under the place, and the cure.</summary>
public static class DiagnosticPrinter
{
    /// <summary>Several lines, each ended by <c>\n</c>, without a character from the file that could steer a terminal.</summary>
    /// <param name="diagnostic">What to show.</param>
    /// <param name="colour">Whether to write ANSI colours.</param>
    public static string Print(Diagnostic diagnostic, bool colour = false)
    {
        var output = new StringBuilder();
        var palette = colour ? Palette.For(diagnostic.Severity) : Palette.None;
        var location = diagnostic.Location;
        var number = location.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";

        output.Append(palette.Accent).Append(severity).Append('[').Append(diagnostic.Code).Append(']').Append(palette.Reset);
        output.Append(": ").Append(TerminalText.Of(diagnostic.Message)).Append('\n');
        output.Append(margin).Append(palette.Frame).Append("--> ").Append(palette.Reset)
            .Append(TerminalText.Of(location.ToString())).Append('\n');

        var snippet = Snippet.Of(diagnostic.Source, diagnostic.Span, location.Line);
        if (!snippet.IsEmpty)
        {
            output.Append(margin).Append(palette.Frame).Append(" |").Append(palette.Reset).Append('\n');
            output.Append(palette.Frame).Append(number).Append(" | ").Append(palette.Reset).Append(snippet.Line).Append('\n');
            output.Append(margin).Append(palette.Frame).Append(" | ").Append(palette.Reset);
            output.Append(' ', snippet.CaretColumn);
            output.Append(palette.Accent).Append('^', snippet.CaretLength).Append(palette.Reset).Append('\n');
        }

        output.Append(margin).Append(palette.Frame).Append(" = ").Append(palette.Reset);
        output.Append("help: ").Append(TerminalText.Of(diagnostic.Help)).Append('\n');
        return output.ToString();
    }

    private sealed record Palette(string Accent, string Frame, string Reset)
    {
        public static readonly Palette None = new("", "", "");

        private static readonly Palette Error = new("\e[1;31m", "\e[1;34m", "\e[0m");

        private static readonly Palette Warning = new("\e[1;33m", "\e[1;34m", "\e[0m");

        public static Palette For(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? Error : Warning;
    }
}
