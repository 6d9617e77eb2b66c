namespace SigmaShake.Ledger.Redaction;

/// <summary>Names that say that what follows is a secret: <c>DB_PASSWORD</c>, <c>--api-key</c>, <c>clientSecret</c>.</summary>
internal static class SecretNames
{
    private const int MaxNameBytes = 64;

    /// <summary>What a name ends with once case, <c>_</c> and <c>-</c> are gone.</summary>
    private static readonly byte[][] Endings =
    [
        .. new[]
        {
            "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "accountkey", "authkey",
            "privatekey", "signingkey", "encryptionkey", "pwd",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    public static bool Matches(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxNameBytes) name = name[^MaxNameBytes..];
        // The shell's own variables for the working folder.
        if (name.SequenceEqual("PWD"u8) || name.SequenceEqual("OLDPWD"u8)) return false;

        Span<byte> plain = stackalloc byte[MaxNameBytes];
        var length = 0;
        foreach (var value in name)
        {
            if (value is not ((byte)'_' or (byte)'-')) plain[length++] = (byte)(value is >= (byte)'A' and <= (byte)'Z' ? value | 0x20 : value);
        }

        foreach (var ending in Endings)
        {
            if (plain[..length].EndsWith(ending)) return true;
        }

        return false;
    }
}
