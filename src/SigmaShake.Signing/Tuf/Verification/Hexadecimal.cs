namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>Hexadecimal of either case.</summary>
internal static class Hexadecimal
{
    // Signatures of the largest RSA key that is used.
    private const int MaxDigits = 2 * RsaPssVerifier.MaxBits / 8;

    /// <summary>The bytes; null where the text is none, empty, or longer than any signature.</summary>
    public static byte[]? Decode(string text) =>
        text.Length is > 0 and <= MaxDigits && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
