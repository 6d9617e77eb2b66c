namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Flags that mean a password to one tool and something else to others (<c>mysql -p</c>, <c>mkdir -p</c>), so the tool has to stand before
/// them in the same command.
/// </summary>
internal static class ToolFlags
{
    /// <summary>How far before a flag its tool is looked for.</summary>
    private const int MaxCommandBytes = 256;

    // No name before a password, and no cookie's, is longer. Looked for before the argument's end is, which may be far.
    private const int MaxNameBytes = 256;

    /// <summary>Whether curl knows it and what follows is <c>NAME:VALUE</c> or cookies.</summary>
    public static bool IsLong(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("--user"u8) || name.SequenceEqual("--proxy-user"u8) || name.SequenceEqual("--cookie"u8);

    /// <summary>Whether a tool that keeps secrets takes one behind it: <c>gh secret set --body</c>, <c>az keyvault secret set --value</c>.</summary>
    public static bool StoresSecret(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("--value"u8) || name.SequenceEqual("--body"u8) || name.SequenceEqual("--secret-string"u8) || name.SequenceEqual("--from-literal"u8);

    /// <param name="place">Where the flag begins.</param>
    /// <param name="end">Behind its word.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int place, int end)
    {
        if (StoresSecret(text[place..end])) return Stored(text, place, end);
        var isLong = text[place + 1] == '-';
        // curl's short flags may stand together: `-sSu NAME:VALUE`.
        var isGroup = !isLong && end - place is > 2 and < 7 && text[end - 1] == 'u' && TextBytes.At(text, end) == ' ';
        var letter = isLong ? text[place + 2] : isGroup ? (byte)'u' : text[place + 1];
        if (letter is not ((byte)'p' or (byte)'P' or (byte)'u' or (byte)'U' or (byte)'a' or (byte)'w' or (byte)'b' or (byte)'c')) return default;
        var isAttached = !isLong && !isGroup && (end - place > 2 || TextBytes.At(text, end) is (byte)'"' or (byte)'\'');
        var value = isAttached ? place + 2 : TextBytes.SkipBlanks(text, TextBytes.At(text, end) == '=' ? end + 1 : end);
        if (TextBytes.At(text, value) is 0 or (byte)'-' or (byte)'\n') return default;
        var command = Command(text, place);
        return letter switch
        {
            (byte)'p' when isAttached => Has(command, "mysql"u8) || Has(command, "mariadb"u8) || Has(command, "sshpass"u8) || Has(command, "7z"u8) || Has(command, "rar"u8) ? Whole(text, value) : default,
            (byte)'p' when isLong => Has(command, "curl"u8) ? BehindColon(text, value) : default,
            // Behind sshpass comes ssh, whose -p is the port.
            (byte)'p' => (Has(command, "sshpass"u8) && !Has(command, "ssh "u8)) || Has(command, "mongo"u8) || Has(command, "cqlsh"u8) || Has(command, "login"u8) ? Whole(text, value) : default,
            (byte)'P' => Has(command, "sqlcmd"u8) || Has(command, "bcp"u8) || Has(command, "zip"u8) || Has(command, "unzip"u8) || Has(command, "ipmitool"u8) ? Whole(text, value) : default,
            (byte)'u' => Has(command, "curl"u8) || Has(command, "lftp"u8) ? BehindColon(text, value) : default,
            (byte)'U' => Has(command, "curl"u8) || Has(command, "smbclient"u8) || Has(command, "rpcclient"u8) ? BehindColon(text, value) : default,
            (byte)'a' => Has(command, "redis-cli"u8) ? Whole(text, value) : Has(command, "http"u8) || Has(command, "https"u8) ? BehindColon(text, value) : default,
            (byte)'w' => Has(command, "ldap"u8) ? Whole(text, value) : default,
            _ => Has(command, "curl"u8) ? Cookies(text, value) : default,
        };
    }

    private static SecretSpan Stored(ReadOnlySpan<byte> text, int place, int end)
    {
        if (TextBytes.At(text, end) is not ((byte)' ' or (byte)'=')) return default;
        var value = TextBytes.SkipBlanks(text, end + 1);
        if (TextBytes.At(text, value) is 0 or (byte)'-' or (byte)'\n') return default;
        var command = Command(text, place);
        if (!Has(command, "secret"u8) && !Has(command, "put-parameter"u8)) return default;
        // `--from-literal=NAME=VALUE`
        return text[place + 2] == 'f' ? Behind(text, value, "="u8) : Whole(text, value);
    }

    /// <summary>What stands before <paramref name="place"/> in the same command.</summary>
    private static ReadOnlySpan<byte> Command(ReadOnlySpan<byte> text, int place)
    {
        var before = text[Math.Max(0, place - MaxCommandBytes)..place];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (before[i] is (byte)';' or (byte)'|' or (byte)'`' || (before[i] == '\n' && (i == 0 || before[i - 1] != '\\'))) return before[(i + 1)..];
            if (before[i] == '&' && i > 0 && before[i - 1] == '&') return before[(i + 1)..];
        }

        return before;
    }

    /// <summary>Whether a word of <paramref name="command"/>, or the last part of a path, begins with <paramref name="tool"/>.</summary>
    private static bool Has(ReadOnlySpan<byte> command, ReadOnlySpan<byte> tool)
    {
        while (command.LastIndexOf(tool) is var found and >= 0)
        {
            if (found == 0 || command[found - 1] is (byte)' ' or (byte)'/' or (byte)'\n' or (byte)'\t' or (byte)'(' or (byte)'"' or (byte)'\'') return true;
            command = command[..found];
        }

        return false;
    }

    private static SecretSpan Whole(ReadOnlySpan<byte> text, int value) => NamedValue.Find(text, default, value, 1, isSpaced: false);

    /// <summary>The name before the colon (of smbclient, a percent sign; of lftp, a comma) is kept.</summary>
    private static SecretSpan BehindColon(ReadOnlySpan<byte> text, int value)
    {
        var secret = Behind(text, value, ":%,"u8);
        return secret.IsFound && text[secret.Start..secret.End].IndexOf("[redacted:"u8) < 0 ? secret : default;
    }

    /// <summary>What stands behind the first of <paramref name="separators"/> in an argument.</summary>
    private static SecretSpan Behind(ReadOnlySpan<byte> text, int value, ReadOnlySpan<byte> separators)
    {
        var start = value + text.Slice(value, Math.Min(MaxNameBytes, text.Length - value)).IndexOfAny(separators) + 1;
        if (start == value) return default;
        var whole = Whole(text, value);
        return !whole.IsFound || start <= whole.Start || start >= whole.End || CodeValues.IsReference(text[start..]) ? default : new SecretSpan(start, whole.End, SecretKind.Password);
    }

    /// <summary>Without an equals sign it is a file of cookies.</summary>
    private static SecretSpan Cookies(ReadOnlySpan<byte> text, int value)
    {
        var afterName = Behind(text, value, "="u8);
        return afterName.IsFound ? new SecretSpan(value + NamedValue.Quote(text, value), afterName.End, SecretKind.Cookie) : default;
    }
}
