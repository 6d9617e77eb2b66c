using System.Text.Unicode;

namespace SigmaShake.Signing.Notes;

/// <summary>What a note may be made of.</summary>
internal static class NoteText
{
    /// <summary>Null where it is UTF-8 without control characters (below U+0020) other than line breaks; else what is wrong.</summary>
    public static string? Problem(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) return "it is not UTF-8";
        foreach (var b in text)
        {
            if (b < ' ' && b != '\n') return $"it holds the control character U+{(int)b:X4}";
        }

        return null;
    }
}
