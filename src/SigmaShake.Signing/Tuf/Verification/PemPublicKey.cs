namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>A public key as text (RFC 7468, section 13).</summary>
internal static class PemPublicKey
{
    private const string Begin = "-----BEGIN PUBLIC KEY-----";
    private const string End = "-----END PUBLIC KEY-----";
    private const int MaxCharacters = 8192;

    /// <summary>The SubjectPublicKeyInfo in it; null where it is no such text. The id of the key is over the text, so it need not be in one form.</summary>
    public static byte[]? Decode(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is < 60 or > MaxCharacters || !trimmed.StartsWith(Begin, StringComparison.Ordinal) || !trimmed.EndsWith(End, StringComparison.Ordinal)) return null;
        var buffer = new byte[trimmed.Length];
        return Convert.TryFromBase64String(trimmed[Begin.Length..^End.Length], buffer, out var length) ? buffer[..length] : null;
    }
}
