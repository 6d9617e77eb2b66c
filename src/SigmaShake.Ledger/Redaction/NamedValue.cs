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
            return new SecretSpan(start, QuotedEnd(text, start, text[start - 1], isEscaped: quote == 2), SecretKind.Password);
        }

        var end = TextBytes.EndOfValue(text, start);
        var isStatement = isSpaced && (TextBytes.At(text, end) is (byte)';' or (byte)',' or (byte)')' || text[start..end].Contains((byte)'.'));
        return end - start < minBytes || CodeValues.IsCode(text[start..end], name, isStatement) ? default : new SecretSpan(start, end, SecretKind.Password);
    }

    /// <summary>How many bytes open the string at <paramref name="start"/>: a quote, or an escaped one.</summary>
    public static int Quote(ReadOnlySpan<byte> text, int start)
    {
        var escape = TextBytes.At(text, start) == '\\' ? 1 : 0;
        return TextBytes.At(text, start + escape) is (byte)'"' or (byte)'\'' || (escape == 0 && TextBytes.At(text, start) == '`') ? escape + 1 : 0;
    }

    /// <summary>
    /// Up to the closing quote, or the end of the line where it is missing. A string in a string is opened and closed by an escaped quote; in any
    /// other, an escaped quote is a part of it.
    /// </summary>
    private static int QuotedEnd(ReadOnlySpan<byte> text, int start, byte quote, bool isEscaped)
    {
        var escapes = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n') return i;
            if (text[i] == quote && (escapes & 1) == (isEscaped ? 1 : 0)) return isEscaped ? i - 1 : i;
            escapes = text[i] == '\\' ? escapes + 1 : 0;
        }

        return text.Length;
    }
}
