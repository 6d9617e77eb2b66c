namespace SigmaShake.Ledger.Redaction;

/// <summary>Passwords in SQL: <c>IDENTIFIED BY '…'</c>, <c>PASSWORD '…'</c>.</summary>
internal static class SqlDetector
{
    /// <param name="quote">Where the single quote stands, behind a blank.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int quote)
    {
        var before = text[..(quote - 1)];
        return TextBytes.EndsWithIgnoreCase(before, "identified by"u8) || TextBytes.EndsWithIgnoreCase(before, " password"u8)
            ? NamedValue.Find(text, default, quote, 1, isSpaced: false)
            : default;
    }
}
