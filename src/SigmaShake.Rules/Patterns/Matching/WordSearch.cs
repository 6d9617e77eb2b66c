using System.Text;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>WORD: the literal occurs with no letter, digit or <c>_</c> next to it.</summary>
internal static class WordSearch
{
    public static bool Finds(ReadOnlySpan<byte> literal, ReadOnlySpan<byte> value)
    {
        for (var start = 0; start <= value.Length - literal.Length; start++)
        {
            var found = value[start..].IndexOf(literal);
            if (found < 0) return false;
            start += found;
            if (!IsWordBefore(value, start) && !IsWordAfter(value, start + literal.Length)) return true;
        }

        return false;
    }

    private static bool IsWordBefore(ReadOnlySpan<byte> value, int position) =>
        position > 0 && IsWord(Utf8Text.ReadBackward(value, position, out _));

    private static bool IsWordAfter(ReadOnlySpan<byte> value, int position) =>
        position < value.Length && IsWord(Utf8Text.ReadForward(value, position, out _));

    private static bool IsWord(int codePoint) => codePoint == '_' || (codePoint >= 0 && Rune.IsLetterOrDigit(new Rune(codePoint)));
}
