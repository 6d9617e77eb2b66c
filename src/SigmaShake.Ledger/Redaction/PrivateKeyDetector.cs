namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Private keys in PEM (RFC 7468) and its kin (OpenSSH, PGP, and the four dashes of RFC 4716): the whole block between its two lines, or all
/// that follows if it is cut.
/// </summary>
internal static class PrivateKeyDetector
{
    private const int MaxLabelBytes = 64;

    private static ReadOnlySpan<byte> Begin => "BEGIN "u8;

    private static ReadOnlySpan<byte> Label => "PRIVATE KEY"u8;

    /// <param name="place">Behind the dashes.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int place)
    {
        if (text[place] == ' ') place++;
        var label = place + Begin.Length;
        if (label > text.Length || !text[place..].StartsWith(Begin)) return default;
        var line = text[label..Math.Min(text.Length, label + MaxLabelBytes)];
        var labelEnd = line.IndexOf("----"u8);
        if (labelEnd < 0 || line[..labelEnd].IndexOf(Label) < 0) return default;

        var body = label + labelEnd;
        while (TextBytes.At(text, body) == '-') body++;
        if (text[body..].StartsWith("[redacted"u8)) return default;
        var end = EndLine(text, body);
        return new SecretSpan(body, end, SecretKind.PrivateKey);
    }

    /// <summary>Where the dashes of the last line begin.</summary>
    private static int EndLine(ReadOnlySpan<byte> text, int body)
    {
        var five = text[body..].IndexOf("-----END "u8);
        if (five >= 0) return body + five;
        var four = text[body..].IndexOf("---- END "u8);
        return four >= 0 ? body + four : text.Length;
    }
}
