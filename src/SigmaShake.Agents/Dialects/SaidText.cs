using System.Globalization;
using System.Text;

namespace SigmaShake.Agents.Dialects;

/// <summary>Makes a text fit for an agent's transcript and a person's terminal.</summary>
internal static class SaidText
{
    /// <summary>How long a reason or a notice may be, in UTF-16 units.</summary>
    public const int MaxReasonCharacters = 4_000;

    /// <summary>How long the knowledge at a session's start may be, in UTF-16 units.</summary>
    public const int MaxContextCharacters = 10_000;

    /// <summary>The text without control and format characters, line breaks kept, cut at the limit; null where nothing remains.</summary>
    public static string? Of(string? text, int maxCharacters)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var said = new StringBuilder(Math.Min(text.Length, maxCharacters));
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\n' && rune.Value != '\t' && IsHidden(rune)) continue;
            if (said.Length + rune.Utf16SequenceLength > maxCharacters)
            {
                Cut(said, maxCharacters);
                break;
            }

            if (rune.Value == '\t') said.Append(' ');
            else said.Append(units[..rune.EncodeToUtf16(units)]);
        }

        var trimmed = said.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    private static void Cut(StringBuilder said, int maxCharacters)
    {
        said.Length = Math.Min(said.Length, maxCharacters - 1);
        if (char.IsHighSurrogate(said[^1])) said.Length--;
        said.Append('…');
    }

    // Format characters include the bidirectional overrides, which make a text read otherwise than it is.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
