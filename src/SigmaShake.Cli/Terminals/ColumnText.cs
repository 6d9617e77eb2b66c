using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>Text in a column of a table: one line, as wide as the column and no wider.</summary>
internal static class ColumnText
{
    // East Asian wide and full-width characters, and pictures: two columns each (Unicode Standard Annex 11), by block.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6),
        (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The text, cut to <paramref name="columns"/> with <c>…</c> at the end, and filled up with blanks.</summary>
    public static string Fit(string text, int columns) => Pad(Cut(text, columns), columns);

    /// <summary>The text on one line, cut to <paramref name="columns"/>.</summary>
    public static string Cut(string text, int columns)
    {
        // Enough of it to fill the column, so that kilobytes are not looked at.
        var line = PrintableText.Line(text, (2 * columns) + 8).Replace('\t', ' ');
        if (WidthOf(line) <= columns) return line;
        var cut = new StringBuilder();
        var width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            width += WidthOf(rune);
            if (width > columns - 1) break;
            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    /// <summary>How many columns the text takes.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune);
        return width;
    }

    private static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - WidthOf(text)));

    private static int WidthOf(Rune rune)
    {
        if (rune.Value < Wide[0].First) return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1;
        if (Array.Exists(Wide, block => rune.Value >= block.First && rune.Value <= block.Last)) return 2;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1;
    }
}
