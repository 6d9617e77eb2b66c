namespace SigmaShake.Ledger.Redaction;

/// <summary>Secrets that are known by their own looks: prefixed tokens, JSON Web Tokens, what follows <c>Authorization:</c> and <c>Bearer</c>.</summary>
internal static class TokenDetector
{
    private const int MinJwtPartBytes = 10;
    private const int MinBearerBytes = 8;
    private const int MinGoogleBytes = 24;

    private static ReadOnlySpan<byte> JwtBegin => "eyJ"u8;

    /// <summary>Google's access tokens have a dot behind the prefix, so it is a word of its own.</summary>
    private static ReadOnlySpan<byte> GoogleAccessToken => "ya29"u8;

    /// <param name="start">Where a word begins.</param>
    /// <param name="end">Behind the word.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int start, int end)
    {
        var word = text[start..end];
        if (TokenPrefixes.Match(word) is { } detector) return new SecretSpan(start, DottedEnd(text, end), detector);
        if (word.SequenceEqual(GoogleAccessToken) && DottedEnd(text, end) is var tokenEnd && tokenEnd - start >= MinGoogleBytes)
            return new SecretSpan(start, tokenEnd, "google-key");
        if (word.StartsWith(JwtBegin)) return Jwt(text, start, end);
        if (EqualsIgnoreCase(word, "bearer"u8)) return Credentials(text, end, "bearer");
        return EqualsIgnoreCase(word, "authorization"u8) ? Authorization(text, end) : default;
    }

    /// <summary>Header and payload are JSON objects in base64url (RFC 7519), so both begin with <c>eyJ</c>; an encrypted one has more parts.</summary>
    private static SecretSpan Jwt(ReadOnlySpan<byte> text, int start, int end)
    {
        if (end - start < MinJwtPartBytes || TextBytes.At(text, end) != '.') return default;
        var second = end + 1;
        if (second >= text.Length || TextBytes.WordEnd(text, second) - second < MinJwtPartBytes) return default;
        return new SecretSpan(start, DottedEnd(text, end), "jwt");
    }

    /// <summary><c>Authorization: SCHEME CREDENTIALS</c> (RFC 9110, 11.6.2); the scheme may be missing.</summary>
    private static SecretSpan Authorization(ReadOnlySpan<byte> text, int end)
    {
        // Quotes as in a JSON or shell header list.
        while (TextBytes.At(text, end) is (byte)'"' or (byte)'\'' or (byte)'\\') end++;
        var colon = TextBytes.SkipBlanks(text, end);
        if (TextBytes.At(text, colon) is not ((byte)':' or (byte)'=')) return default;
        var scheme = TextBytes.SkipBlanks(text, colon + 1);
        while (TextBytes.At(text, scheme) is (byte)'"' or (byte)'\'' or (byte)'\\') scheme++;
        if (scheme >= text.Length) return default;
        var schemeEnd = TextBytes.WordEnd(text, scheme);
        var hasScheme = TextBytes.At(text, schemeEnd) == ' ' && TextBytes.SkipBlanks(text, schemeEnd) < text.Length;
        return Credentials(text, hasScheme ? schemeEnd : scheme, "authorization");
    }

    private static SecretSpan Credentials(ReadOnlySpan<byte> text, int from, string detector)
    {
        var start = TextBytes.SkipBlanks(text, from);
        if (start >= text.Length || text[start] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'%') return default;
        var length = text[start..].IndexOfAny(TextBytes.ValueEnd);
        var end = length < 0 ? text.Length : start + length;
        // `bearer of good news`: prose has short words without digits.
        var value = text[start..end];
        return value.Length >= MinBearerBytes && TextBytes.HasDigit(value) || value.Length >= 2 * MinBearerBytes
            ? new SecretSpan(start, end, detector)
            : default;
    }

    /// <summary>Tokens may go on with dots (<c>ya29.…</c>, <c>glpat-….01</c>); one that only ends a sentence is not part of it.</summary>
    private static int DottedEnd(ReadOnlySpan<byte> text, int end)
    {
        while (TextBytes.At(text, end) == '.' && end + 1 < text.Length && TextBytes.WordEnd(text, end + 1) is var next && next > end + 1) end = next;
        return end;
    }

    private static bool EqualsIgnoreCase(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) => System.Text.Ascii.EqualsIgnoreCase(word, lower);
}
