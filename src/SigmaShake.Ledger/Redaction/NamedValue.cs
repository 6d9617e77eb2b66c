namespace SigmaShake.Ledger.Redaction;

/// <summary>The value that a secret's name, or a flag, announces.</summary>
internal static class NamedValue
{
    /// <summary>The value at <paramref name="start"/>, quoted or not, unless it is none that has to be hidden.</summary>
    public static SecretSpan Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int start, int minBytes, bool isSpaced)
    {
        if (start >= text.Length) return default;
        var quote = Quote(text, start);
        start += quote;
        if (start >= text.Length || CodeValues.IsReference(text[start..])) return default;
        if (quote > 0)
        {
            return new SecretSpan(start, QuotedEnd(text, start, text[start - 1], escapes: quote - 1), SecretKind.Password);
        }

        var end = TextBytes.EndOfValue(text, start);
        if (end - start < minBytes) return default;
        var isStatement = isSpaced && (TextBytes.At(text, end) is (byte)';' or (byte)',' or (byte)')' || text[start..end].Contains((byte)'.'));
        // `list["name"]`
        if (text[end - 1] == '[' && TextBytes.At(text, end) is (byte)'"' or (byte)'\'') return default;
        return CodeValues.IsCode(text[start..end], name, isStatement) ? default : new SecretSpan(start, end, SecretKind.Password);
    }

    /// <summary>How many bytes open the string at <paramref name="start"/>: a quote, and the backslashes that escape it.</summary>
    public static int Quote(ReadOnlySpan<byte> text, int start)
    {
        var escapes = 0;
        while (escapes < AssignmentDetector.MaxEscapes && TextBytes.At(text, start + escapes) == '\\') escapes++;
        return TextBytes.At(text, start + escapes) is (byte)'"' or (byte)'\'' || (escapes == 0 && TextBytes.At(text, start) == '`') ? escapes + 1 : 0;
    }

    /// <summary>
    /// Up to the closing quote, or the end of the line where it is missing. A string in a string is opened and closed by an escaped quote, one in
    /// that by a quote with three backslashes; in any other, an escaped quote is a part of it.
    /// </summary>
    private static int QuotedEnd(ReadOnlySpan<byte> text, int start, byte quote, int escapes)
    {
        var before = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n') return i;
            if (text[i] == quote && (before & ((escapes << 1) | 1)) == escapes) return i - escapes;
            before = text[i] == '\\' ? before + 1 : 0;
        }

        return text.Length;
    }
}
