using System.Globalization;
using System.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>A file's own words inside a message: short, on one line, and without characters that could steer a terminal.</summary>
internal static class Quoted
{
    private const int MaxCharacters = 40;

    public static string Text(ReadOnlySpan<char> text)
    {
        var quoted = new StringBuilder("`");
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > MaxCharacters)
            {
                quoted.Append('…');
                break;
            }

            if (IsHarmless(rune)) quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return quoted.Append('`').ToString();
    }

    /// <summary>
    /// Whether a terminal shows the character and does nothing else: not so with line breaks, escapes and text-direction marks.
    /// </summary>
    public static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && (rune.Value == ' ' || Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpaceSeparator);
}
