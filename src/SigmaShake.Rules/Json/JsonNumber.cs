namespace SigmaShake.Rules.Json;

/// <summary>The grammar of numbers (RFC 8259, section 6).</summary>
internal static class JsonNumber
{
    /// <summary>Reads over the number at <paramref name="at"/>: to behind it, or to where a digit is missing.</summary>
    /// <returns>Whether it is a number.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ref int at)
    {
        if (text[at] == '-') at++;
        if (IsAt(text, at, '0')) at++;
        else if (!ReadDigits(text, ref at)) return false;

        if (IsAt(text, at, '.'))
        {
            at++;
            if (!ReadDigits(text, ref at)) return false;
        }

        if (!IsAt(text, at, 'e') && !IsAt(text, at, 'E')) return true;
        at++;
        if (IsAt(text, at, '+') || IsAt(text, at, '-')) at++;
        return ReadDigits(text, ref at);
    }

    private static bool ReadDigits(ReadOnlySpan<byte> text, ref int at)
    {
        var first = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at > first;
    }

    private static bool IsAt(ReadOnlySpan<byte> text, int at, char character) => at < text.Length && text[at] == character;
}
