using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>The line that a diagnostic points into, made fit for a terminal, and where the carets go, in cells.</summary>
internal readonly record struct Snippet(string Line, int CaretColumn, int CaretLength)
{
    private const int MaxCells = 160;
    private const int CellsBeforeCaret = 60;

    public bool IsEmpty => Line.Length == 0;

    public static Snippet Of(SourceText source, TextSpan span, int lineNumber)
    {
        var line = source.LineSpan(lineNumber);
        var text = source.Slice(line).TrimEnd();
        var start = Math.Min(span.Start - line.Start, text.Length);
        var end = Math.Min(Math.Max(span.End - line.Start, start), text.Length);

        var caret = CellWidth.Of(TerminalText.Of(text[..start]));
        var width = CellWidth.Of(TerminalText.Of(text[..end])) - caret;
        return Cut(TerminalText.Of(text), caret, Math.Max(width, 1));
    }

    /// <summary>Keeps a window of a long line, so that a long string cannot flood the terminal.</summary>
    private static Snippet Cut(string line, int caret, int width)
    {
        if (CellWidth.Of(line) <= MaxCells) return new Snippet(line, caret, width);

        var from = Math.Max(0, caret - CellsBeforeCaret);
        var window = new StringBuilder(from > 0 ? "…" : "");
        var used = window.Length;
        var skipped = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var cells = CellWidth.Of(rune);
            if (skipped < from)
            {
                skipped += cells;
                continue;
            }

            if (used + cells >= MaxCells)
            {
                window.Append('…');
                break;
            }

            window.Append(rune);
            used += cells;
        }

        caret = caret - skipped + (from > 0 ? 1 : 0);
        return new Snippet(window.ToString(), caret, Math.Min(width, MaxCells - caret));
    }
}
