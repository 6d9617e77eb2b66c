namespace SigmaShake.Ledger.Redaction;

/// <summary>Private keys in PEM (RFC 7468) and its kin (OpenSSH, PGP): the whole block between its two lines, or all that follows if it is cut.</summary>
internal static class PrivateKeyDetector
{
    private const int MaxLabelBytes = 64;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> End => "-----END "u8;

    private static ReadOnlySpan<byte> Label => "PRIVATE KEY"u8;

    /// <param name="wordEnd">Behind a word; the line's dashes and its <c>BEGIN</c> may have grown together with what stands before them.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int wordEnd)
    {
        var start = wordEnd - (Begin.Length - 1);
        if (start < 0 || !text[start..].StartsWith(Begin)) return default;
        var label = start + Begin.Length;
        var labelEnd = text[label..Math.Min(text.Length, label + MaxLabelBytes)].IndexOf("-----"u8);
        if (labelEnd < 0 || text.Slice(label, labelEnd).IndexOf(Label) < 0) return default;

        var body = label + labelEnd + 5;
        var end = text[body..].IndexOf(End);
        return new SecretSpan(body, end < 0 ? text.Length : body + end, "private-key");
    }
}
