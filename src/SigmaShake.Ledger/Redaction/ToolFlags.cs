namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Flags that mean a password to one tool and something else to others (<c>mysql -p</c>, <c>mkdir -p</c>), so the tool has to stand before
/// them in the same command.
/// </summary>
internal static class ToolFlags
{
    /// <summary>How far before a flag its tool is looked for.</summary>
    private const int MaxCommandBytes = 256;

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
        var whole = Whole(text, value);
        if (text[place + 2] != 'f' || !whole.IsFound) return whole;
        // `--from-literal=NAME=VALUE`
        var equals = text[whole.Start..whole.End].IndexOf((byte)'=');
        var start = whole.Start + equals + 1;
        return equals < 0 || start >= whole.End || CodeValues.IsReference(text[start..whole.End]) ? default : new SecretSpan(start, whole.End, SecretKind.Password);
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
        var whole = Whole(text, value);
        if (!whole.IsFound || text[whole.Start..whole.End].IndexOf("[redacted:"u8) >= 0) return default;
        var colon = text[whole.Start..whole.End].IndexOfAny((byte)':', (byte)'%', (byte)',');
        var start = whole.Start + colon + 1;
        return colon < 0 || start >= whole.End || CodeValues.IsReference(text[start..whole.End]) ? default : new SecretSpan(start, whole.End, SecretKind.Password);
    }

    /// <summary>Without an equals sign it is a file of cookies.</summary>
    private static SecretSpan Cookies(ReadOnlySpan<byte> text, int value)
    {
        var whole = Whole(text, value);
        if (!whole.IsFound) return default;
        var cookies = text[whole.Start..whole.End];
        var equals = cookies.IndexOf((byte)'=');
        return equals > 0 && !CodeValues.IsReference(cookies[(equals + 1)..]) ? new SecretSpan(whole.Start, whole.End, SecretKind.Cookie) : default;
    }
}
