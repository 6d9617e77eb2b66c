namespace SigmaShake.Ledger.Redaction;

/// <summary>What headers of HTTP carry: <c>Authorization</c> (RFC 9110, 11.6.2), <c>Cookie</c> and <c>Set-Cookie</c> (RFC 6265), and <c>Bearer</c> alone.</summary>
internal static class HeaderDetector
{
    private const int MinBearerBytes = 8;
    private const int MaxSchemeBytes = 16;

    /// <summary><c>Authorization: SCHEME CREDENTIALS</c>; the scheme is kept, and may be missing.</summary>
    /// <param name="start">Behind the colon.</param>
    /// <param name="nameStart">Where the header's name begins; a quote before it is what the header ends with.</param>
    public static SecretSpan Authorization(ReadOnlySpan<byte> text, int start, int nameStart)
    {
        var scheme = SkipQuotes(text, TextBytes.SkipBlanks(text, start));
        if (scheme >= text.Length) return default;
        var schemeEnd = TextBytes.WordEnd(text, scheme);
        var hasScheme = schemeEnd > scheme && IsScheme(text[scheme..schemeEnd]) && TextBytes.At(text, schemeEnd) == ' ' && TextBytes.SkipBlanks(text, schemeEnd) < text.Length;
        if (!hasScheme) return Credentials(text, scheme, SecretKind.Authorization);

        var word = text[scheme..schemeEnd];
        return TextBytes.EqualsIgnoreCase(word, "digest"u8) || word.StartsWith("AWS4-"u8)
            ? Line(text, schemeEnd, nameStart, SecretKind.Authorization)
            : Credentials(text, schemeEnd, SecretKind.Authorization);
    }

    /// <summary>All the cookies of a request; of an answer the cookie's value, and its attributes are kept.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="start">Behind the colon.</param>
    /// <param name="nameStart">Where it begins; a quote before it is what the header ends with.</param>
    public static SecretSpan Cookie(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int start, int nameStart)
    {
        var all = Line(text, SkipQuotes(text, TextBytes.SkipBlanks(text, start)), nameStart, SecretKind.Cookie);
        if (!all.IsFound) return default;
        var cookies = text[all.Start..all.End];
        var equals = cookies.IndexOf((byte)'=');
        if (equals <= 0 || equals + 1 >= cookies.Length || cookies[equals + 1] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'[' or (byte)'"') return default;
        if (name.Length == "cookie".Length) return all;
        var end = cookies.IndexOf((byte)';');
        return new SecretSpan(all.Start + equals + 1, end > equals ? all.Start + end : all.End, SecretKind.Cookie);
    }

    /// <param name="place">Where a word begins with B.</param>
    public static SecretSpan FindBearer(ReadOnlySpan<byte> text, int place)
    {
        var bearer = "bearer"u8;
        var end = place + bearer.Length;
        return TextBytes.At(text, end) == ' ' && TextBytes.EqualsIgnoreCase(text[place..end], bearer) ? Credentials(text, end, SecretKind.Bearer) : default;
    }

    /// <summary>Not a token that stands there without one.</summary>
    private static bool IsScheme(ReadOnlySpan<byte> word) => word.StartsWith("AWS4-"u8) || (word.Length <= MaxSchemeBytes && !TextBytes.HasDigit(word));

    private static SecretSpan Credentials(ReadOnlySpan<byte> text, int from, SecretKind kind)
    {
        var start = TextBytes.SkipBlanks(text, from);
        if (start >= text.Length || text[start] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'%' or (byte)'[') return default;
        var end = TextBytes.EndOfValue(text, start);
        // `bearer of good news`: prose has short words without digits.
        var value = text[start..end];
        return (value.Length >= MinBearerBytes && TextBytes.HasDigit(value)) || value.Length >= 2 * MinBearerBytes
            ? new SecretSpan(start, end, kind)
            : default;
    }

    /// <summary>To the end of the line, or the quote that encloses it: a bare one, or an escaped one if the first was.</summary>
    private static SecretSpan Line(ReadOnlySpan<byte> text, int from, int nameStart, SecretKind kind)
    {
        var start = TextBytes.SkipBlanks(text, from);
        if (start >= text.Length || text[start] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'[') return default;
        var quote = TextBytes.At(text, nameStart - 1);
        var isEscaped = TextBytes.At(text, nameStart - 2) == '\\';
        for (var end = start; end < text.Length; end++)
        {
            if (text[end] is (byte)'\n' or (byte)'\r') return new SecretSpan(start, end, kind);
            if (text[end] != quote || quote is not ((byte)'"' or (byte)'\'' or (byte)'`')) continue;
            if ((text[end - 1] == '\\') == isEscaped) return new SecretSpan(start, isEscaped ? end - 1 : end, kind);
        }

        return new SecretSpan(start, text.Length, kind);
    }

    private static int SkipQuotes(ReadOnlySpan<byte> text, int start)
    {
        while (TextBytes.At(text, start) is (byte)'"' or (byte)'\'' or (byte)'\\') start++;
        return start;
    }
}
