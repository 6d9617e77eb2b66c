namespace SigmaShake.Ledger.Redaction;

/// <summary>Names that say that what follows is a secret: <c>DB_PASSWORD</c>, <c>--api-key</c>, <c>clientSecret</c>.</summary>
internal static class SecretNames
{
    private const int MaxNameBytes = 64;

    public static bool Matches(ReadOnlySpan<byte> name) => EndsLikeOne(name) && IsSecretName(name);

    // Every word of every text is asked about, and few end like a secret's name: passworD, passphrasE, secreT, tokeN, keY.
    private static bool EndsLikeOne(ReadOnlySpan<byte> name)
    {
        var end = name.Length - 1;
        while (end >= 0 && name[end] is (byte)'_' or (byte)'-') end--;
        if (end < 1) return false;
        var before = name[end - 1] | 0x20;
        // Between the last two letters `_` and `-` may stand, which are left out below; with the case bit they are 0x7F and 0x2D.
        var isParted = before is 0x7F or '-';
        return (name[end] | 0x20) switch
        {
            'd' => isParted || before is 'r' or 'w',
            'e' => isParted || before is 's',
            't' => isParted || before is 'e',
            'n' => isParted || before is 'e',
            'y' => isParted || before is 'e',
            _ => false,
        };
    }

    private static bool IsSecretName(ReadOnlySpan<byte> name)
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

        return IsSecret(plain[..length]);
    }

    // What a name ends with once case, `_` and `-` are gone.
    private static bool IsSecret(ReadOnlySpan<byte> plain) =>
        plain.EndsWith("password"u8) || plain.EndsWith("passwd"u8) || plain.EndsWith("passphrase"u8) || plain.EndsWith("pwd"u8)
        || plain.EndsWith("secret"u8) || plain.EndsWith("token"u8)
        || (plain.EndsWith("key"u8) && IsSecretKey(plain[..^3]));

    private static bool IsSecretKey(ReadOnlySpan<byte> kind) =>
        kind.EndsWith("api"u8) || kind.EndsWith("access"u8) || kind.EndsWith("secret"u8) || kind.EndsWith("account"u8) || kind.EndsWith("auth"u8)
        || kind.EndsWith("private"u8) || kind.EndsWith("signing"u8) || kind.EndsWith("encryption"u8);
}
