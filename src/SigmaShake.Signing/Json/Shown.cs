using System.Globalization;
using System.Text;

namespace SigmaShake.Signing.Json;

/// <summary>Text from outside as it is put into a message: in backticks, on one line, cut.</summary>
internal static class Shown
{
    private const int MaxCharacters = 80;

    public static string Of(string text)
    {
        var shown = new StringBuilder("`");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > MaxCharacters)
            {
                shown.Append('…');
                break;
            }

            // Neither line breaks nor what turns the direction of a terminal's text.
            var isPlain = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            shown.Append((isPlain && rune.Value != '`' ? rune : Rune.ReplacementChar).ToString());
        }

        return shown.Append('`').ToString();
    }
}
