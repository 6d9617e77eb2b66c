namespace SigmaShake.Ledger.Redaction;

/// <summary>Names that say that what follows is a secret: <c>DB_PASSWORD</c>, <c>--api-key</c>, <c>clientSecret</c>.</summary>
internal static class SecretNames
{
    /// <summary>Of a longer name, only so much of its end is looked at.</summary>
    public const int MaxBytes = 64;

    /// <summary>Whether what ends here may be a name that <see cref="Matches"/>, or that of a header or a signature; by its last letters only.</summary>
    public static bool EndsLikeAny(ReadOnlySpan<byte> text)
    {
        if (EndsLikeOne(text)) return true;
        if (text.Length < 2) return false;
        // authorizatiON, cookIE, sIG, signatuRE.
        return ((text[^2] | 0x20) << 8 | text[^1] | 0x20) is ('o' << 8 | 'n') or ('i' << 8 | 'e') or ('i' << 8 | 'g') or ('r' << 8 | 'e');
    }

    /// <summary>Whether <paramref name="name"/> ends as a secret's does.</summary>
    public static bool Matches(ReadOnlySpan<byte> name) => EndsLikeOne(name) && IsSecretName(name);

    /// <summary>Members that hold a secret as a whole: also the headers, and <c>pass</c>, which means something else in a text.</summary>
    public static bool MatchesMember(ReadOnlySpan<byte> name) =>
        Matches(name) || TextBytes.EqualsIgnoreCase(name, "pass"u8) || TextBytes.EqualsIgnoreCase(name, "cookie"u8) || TextBytes.EqualsIgnoreCase(name, "set-cookie"u8)
        || TextBytes.EqualsIgnoreCase(name, "authorization"u8) || TextBytes.EqualsIgnoreCase(name, "proxy-authorization"u8);

    /// <summary>Names of what is random and public: digests, and numbers of things.</summary>
    public static bool IsPublic(ReadOnlySpan<byte> name)
    {
        Span<byte> lower = stackalloc byte[MaxBytes];
        name = name.Length > lower.Length ? name[^lower.Length..] : name;
        for (var i = 0; i < name.Length; i++) lower[i] = (byte)(name[i] is >= (byte)'A' and <= (byte)'Z' ? name[i] | 0x20 : name[i]);
        var plain = lower[..name.Length];
        return plain.EndsWith("id"u8) || plain.EndsWith("h1"u8) || plain.IndexOf("hash"u8) >= 0 || plain.IndexOf("sha"u8) >= 0 || plain.IndexOf("digest"u8) >= 0
            || plain.IndexOf("checksum"u8) >= 0 || plain.IndexOf("integrity"u8) >= 0 || plain.IndexOf("fingerprint"u8) >= 0 || plain.IndexOf("etag"u8) >= 0
            || plain.IndexOf("public"u8) >= 0 || plain.IndexOf("path"u8) >= 0 || plain.IndexOf("file"u8) >= 0 || plain.IndexOf("name"u8) >= 0
            || plain.IndexOf("url"u8) >= 0 || plain.IndexOf("uri"u8) >= 0 || plain.IndexOf("commit"u8) >= 0 || plain.IndexOf("nonce"u8) >= 0;
    }

    // Every name in a text is asked about, and few end like a secret's: passworD, passphrasE, secreT, tokeN, keY, pasS.
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
            's' => before is 's',
            'h' => before is 't',
            _ => false,
        };
    }

    private static bool IsSecretName(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxBytes) name = name[^MaxBytes..];
        // The shell's own variables for the working folder.
        if (name.SequenceEqual("PWD"u8) || name.SequenceEqual("OLDPWD"u8)) return false;
        // npm's user and password in base64.
        if (name.SequenceEqual("_auth"u8)) return true;
        if (IsPass(name)) return true;

        Span<byte> plain = stackalloc byte[MaxBytes];
        var length = 0;
        foreach (var value in name)
        {
            if (value is not ((byte)'_' or (byte)'-')) plain[length++] = (byte)(value is >= (byte)'A' and <= (byte)'Z' ? value | 0x20 : value);
        }

        return IsSecret(plain[..length]);
    }

    /// <summary><c>DB_PASS</c>, <c>smtp-pass</c>, <c>dbPass</c>; not <c>bypass</c>, and not <c>pass</c>, which tests print.</summary>
    private static bool IsPass(ReadOnlySpan<byte> name)
    {
        if (name.Length < 6 || !TextBytes.EndsWithIgnoreCase(name, "pass"u8)) return false;
        return name[^5] is (byte)'_' or (byte)'-' || (name[^4] == 'P' && name[^5] is >= (byte)'a' and <= (byte)'z');
    }

    // What a name ends with once case, `_` and `-` are gone.
    private static bool IsSecret(ReadOnlySpan<byte> plain) => EndsLikeSecret(plain) && !plain.EndsWith("publickeytoken"u8);

    private static bool EndsLikeSecret(ReadOnlySpan<byte> plain) =>
        plain.EndsWith("password"u8) || plain.EndsWith("passwd"u8) || plain.EndsWith("passphrase"u8) || plain.EndsWith("pwd"u8)
        || plain.EndsWith("secret"u8) || plain.EndsWith("token"u8)
        || (plain.EndsWith("key"u8) && IsSecretKey(plain[..^3]));

    private static bool IsSecretKey(ReadOnlySpan<byte> kind) =>
        kind.EndsWith("api"u8) || kind.EndsWith("access"u8) || kind.EndsWith("secret"u8) || kind.EndsWith("account"u8) || kind.EndsWith("auth"u8)
        || kind.EndsWith("private"u8) || kind.EndsWith("signing"u8) || kind.EndsWith("encryption"u8) || kind.EndsWith("master"u8)
        || kind.EndsWith("subscription"u8) || kind.EndsWith("application"u8) || kind.EndsWith("ddapp"u8) || kind.EndsWith("storage"u8)
        || kind.EndsWith("functions"u8) || kind.EndsWith("license"u8) || kind.EndsWith("servicerole"u8) || kind.EndsWith("jwt"u8);
}
