namespace SigmaShake.Ledger.Redaction;

/// <summary>The classes of bytes that detectors go by.</summary>
internal static class TextBytes
{
    private const byte Word = 1;
    private const byte ValueEnd = 2;
    private const byte AuthorityEndClass = 4;
    private const byte Base64 = 8;

    // As data, for nothing has to be made before the first text is looked at. Bytes that are not ASCII are of no class.
    private static ReadOnlySpan<byte> Table =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 6, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        6, 0, 6, 4, 0, 0, 2, 6, 0, 2, 0, 8, 2, 9, 0, 12, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 2, 6, 0, 6, 4,
        0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 6, 2, 0, 9,
        6, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 2, 2, 0, 0,
    ];

    /// <summary>What tokens and names are made of: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsWord(byte value) => Is(value, Word);

    /// <summary>What both alphabets of base64 are made of (RFC 4648, 4 and 5), padding left out.</summary>
    public static bool IsBase64(byte value) => Is(value, Base64);

    /// <summary>What ends a value that no quotes enclose.</summary>
    public static bool EndsValue(byte value) => Is(value, ValueEnd);

    /// <summary>The stretch of word bytes at <paramref name="start"/>.</summary>
    public static int WordEnd(ReadOnlySpan<byte> text, int start)
    {
        while (start < text.Length && IsWord(text[start])) start++;
        return start;
    }

    /// <summary>Where the word before <paramref name="end"/> begins, or a place inside it if it is longer than <paramref name="maxBytes"/>.</summary>
    public static int WordStart(ReadOnlySpan<byte> text, int end, int maxBytes)
    {
        var start = end;
        var least = Math.Max(0, end - maxBytes);
        while (start > least && IsWord(text[start - 1])) start--;
        return WithoutEscape(text, start, end);
    }

    /// <summary>
    /// Behind what only looks like the begin of a word: the letter of a written-out <c>\n</c>, the digits of <c>\u0022</c> or <c>%22</c>.
    /// </summary>
    public static int WithoutEscape(ReadOnlySpan<byte> text, int start, int end)
    {
        if (start == 0 || start >= end) return start;
        return text[start - 1] switch
        {
            (byte)'\\' when text[start] is (byte)'n' or (byte)'r' or (byte)'t' => start + 1,
            (byte)'\\' when text[start] == 'u' && end - start > 5 => start + 5,
            (byte)'%' when end - start > 2 && IsHexadecimal(text[start]) && IsHexadecimal(text[start + 1]) => start + 2,
            _ => start,
        };
    }

    /// <summary>Behind a value that no quotes enclose; what was redacted before is no part of it.</summary>
    /// <param name="maxBytes">
    /// How far to look. Whoever may find that it is no secret after all looks no further than that takes: else a row of beginnings, none of which
    /// ends the value of the one before, would be read over and over.
    /// </param>
    public static int EndOfValue(ReadOnlySpan<byte> text, int start, int maxBytes = int.MaxValue)
    {
        var most = Math.Min(text.Length, (long)start + maxBytes);
        while (start < most && !EndsValue(text[start]) && !(text[start] == '[' && text[start..].StartsWith("[redacted:"u8))) start++;
        return start;
    }

    /// <summary>Behind the host of an address.</summary>
    public static int AuthorityEnd(ReadOnlySpan<byte> text)
    {
        var end = 0;
        while (end < text.Length && !Is(text[end], AuthorityEndClass)) end++;
        return end;
    }

    public static int SkipBlanks(ReadOnlySpan<byte> text, int start)
    {
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t') start++;
        return start;
    }

    public static byte At(ReadOnlySpan<byte> text, int index) => (uint)index < (uint)text.Length ? text[index] : (byte)0;

    public static bool HasDigit(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)'0', (byte)'9');

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    public static bool IsHexadecimal(byte value) => IsDigit(value) || (value | 0x20) is >= 'a' and <= 'f';

    /// <param name="lower">In lower case.</param>
    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) => System.Text.Ascii.EqualsIgnoreCase(text, lower);

    /// <param name="lower">In lower case.</param>
    public static bool EndsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        text.Length >= lower.Length && EqualsIgnoreCase(text[^lower.Length..], lower);

    private static bool Is(byte value, byte kind) => value < Table.Length && (Table[value] & kind) != 0;
}
