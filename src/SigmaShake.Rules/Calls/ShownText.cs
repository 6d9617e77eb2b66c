using System.Globalization;
using System.Text;

namespace SigmaShake.Rules.Calls;

/// <summary>Makes a value of a call fit to be shown: nothing in it may move a cursor, hide text or flood a screen.</summary>
public static class ShownText
{
    /// <summary>How many characters of a value are ever shown.</summary>
    public const int MaxCharacters = 200;

    /// <summary>The value with control, format and line-breaking characters removed, cut at <see cref="MaxCharacters"/>.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var shown = new StringBuilder(Math.Min(utf8.Length, MaxCharacters + 1));
        for (var count = 0; !utf8.IsEmpty;)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
            utf8 = utf8[consumed..];
            if (IsHidden(rune)) continue;
            if (count++ == MaxCharacters) return shown.Append('…').ToString();
            shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    // Format characters include the bidirectional overrides, which make a text read otherwise than it runs.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
