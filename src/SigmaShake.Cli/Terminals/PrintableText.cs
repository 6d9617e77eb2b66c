using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Text from elsewhere (arguments, file names, rules, payloads) made fit for a terminal: nothing in it may move a cursor, set a title,
/// or make a line read otherwise than it runs.
/// </summary>
internal static class PrintableText
{
    /// <summary>Several lines; what could steer a terminal becomes a mark of its own.</summary>
    public static string Lines(string text) => IsHarmless(text, isLine: false) ? text : Clean(text, isLine: false);

    /// <summary>One line: a line break inside it would let the text forge lines of ours, so it becomes <c>⏎</c>.</summary>
    public static string Line(string text) => IsHarmless(text, isLine: true) ? text : Clean(text.ReplaceLineEndings("⏎"), isLine: true);

    /// <summary>One line cut at <paramref name="maxCharacters"/>.</summary>
    public static string Line(string text, int maxCharacters)
    {
        var line = Line(text);
        return line.Length <= maxCharacters ? line : line[..(maxCharacters - (char.IsHighSurrogate(line[maxCharacters - 1]) ? 1 : 0))] + "…";
    }

    private static bool IsHarmless(string text, bool isLine)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || !IsHarmless(new Rune(c), isLine)) return false;
        }

        return true;
    }

    private static string Clean(string text, bool isLine)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(IsHarmless(rune, isLine) ? rune : Rune.ReplacementChar);
        return clean.ToString();
    }

    // Format characters include the bidirectional overrides.
    private static bool IsHarmless(Rune rune, bool isLine) => rune.Value switch
    {
        '\n' => !isLine,
        '\t' => true,
        < 0x7f => rune.Value >= ' ',
        _ => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
