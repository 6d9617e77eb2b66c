namespace SigmaShake.Ledger.Redaction;

/// <summary>What headers of HTTP carry: <c>Authorization</c> (RFC 9110, 11.6.2), <c>Cookie</c> and <c>Set-Cookie</c> (RFC 6265), and <c>Bearer</c> alone.</summary>
internal static class HeaderDetector
{
    private const int MinBearerBytes = 8;
    private const int MaxSchemeBytes = 16;
    private const int MaxCookieNameBytes = 256;

    /// <summary><c>Authorization: SCHEME CREDENTIALS</c>; the scheme is kept, and may be missing.</summary>
    /// <param name="start">Behind the colon.</param>
    /// <param name="nameStart">Where the header's name begins; a quote before it is what the header ends with.</param>
    public static SecretSpan Authorization(ReadOnlySpan<byte> text, int start, int nameStart)
    {
        var scheme = SkipQuotes(text, TextBytes.SkipBlanks(text, start));
        if (scheme >= text.Length) return default;
        var schemeEnd = TextBytes.WordEnd(text, scheme);
        var isFollowed = schemeEnd > scheme && TextBytes.At(text, schemeEnd) is (byte)' ' or (byte)'\t' && TextBytes.SkipBlanks(text, schemeEnd) < text.Length;
        if (!isFollowed) return Credentials(text, scheme, SecretKind.Authorization);

        var word = text[scheme..schemeEnd];
        if (!IsScheme(word))
        {
            // A token without a scheme, and something behind it; or a scheme that looks like a token: then both are hidden.
            var behind = Credentials(text, schemeEnd, SecretKind.Authorization);
            return behind.IsFound ? new SecretSpan(scheme, behind.End, SecretKind.Authorization) : Credentials(text, scheme, SecretKind.Authorization);
        }

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
        var first = SkipQuotes(text, TextBytes.SkipBlanks(text, start));
        if (first >= text.Length) return default;

        // The name is looked for first: it is short, and where there is none the line is not read to its end.
        var value = first + text.Slice(first, Math.Min(MaxCookieNameBytes, text.Length - first)).IndexOf((byte)'=') + 1;
        if (value <= first + 1 || TextBytes.At(text, value) is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'[' or (byte)'"') return default;
        var isRequest = name.Length == "cookie".Length;
        var all = Line(text, first, nameStart, SecretKind.Cookie, isRequest ? (byte)0 : (byte)';');
        if (!all.IsFound || value >= all.End) return default;
        return isRequest ? all : new SecretSpan(value, all.End, SecretKind.Cookie);
    }

    /// <param name="place">Where a word begins with B.</param>
    public static SecretSpan FindBearer(ReadOnlySpan<byte> text, int place)
    {
        var bearer = "bearer"u8;
        var end = place + bearer.Length;
        return TextBytes.At(text, end) is (byte)' ' or (byte)'\t' && TextBytes.EqualsIgnoreCase(text[place..end], bearer) ? Credentials(text, end, SecretKind.Bearer) : default;
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
    /// <param name="stop">Ends it as well; 0 for nothing more.</param>
    private static SecretSpan Line(ReadOnlySpan<byte> text, int from, int nameStart, SecretKind kind, byte stop = 0)
    {
        var start = TextBytes.SkipBlanks(text, from);
        if (start >= text.Length || text[start] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'[') return default;
        var quote = TextBytes.At(text, nameStart - 1);
        var isEscaped = TextBytes.At(text, nameStart - 2) == '\\';
        for (var end = start; end < text.Length; end++)
        {
            if (text[end] is (byte)'\n' or (byte)'\r' || (text[end] == stop && stop != 0)) return new SecretSpan(start, end, kind);
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
