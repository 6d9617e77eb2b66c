namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Values that a name gives away: <c>password=…</c>, <c>TOKEN: …</c>, <c>"secret": "…"</c>, <c>--password …</c>. References
/// (<c>$TOKEN</c>), placeholders and code (<c>password = read()</c>) are left alone: they are no secrets, and people want to read them.
/// </summary>
internal static class AssignmentDetector
{
    public const string Name = "password";

    private const int MinYamlValueBytes = 6;
    private const int MaxCodeBytes = 64;

    /// <param name="nameStart">Where the name begins.</param>
    /// <param name="nameEnd">Behind its last byte.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int nameStart, int nameEnd)
    {
        if (!SecretNames.Matches(text[nameStart..nameEnd])) return default;

        var isFlag = text[nameStart..nameEnd].StartsWith("--"u8);
        var afterName = SkipClosingQuote(text, nameEnd);
        var separator = TextBytes.SkipBlanks(text, afterName);
        return TextBytes.At(text, separator) switch
        {
            (byte)'=' when TextBytes.At(text, separator + 1) is not ((byte)'=' or (byte)'>' or (byte)'~') =>
                Value(text, nameStart, nameEnd, TextBytes.SkipBlanks(text, separator + 1), 1),
            (byte)':' when TextBytes.At(text, separator + 1) == '=' =>
                Value(text, nameStart, nameEnd, TextBytes.SkipBlanks(text, separator + 2), 1),
            (byte)':' when BeginsLineOrString(text, nameStart) =>
                Value(text, nameStart, nameEnd, TextBytes.SkipBlanks(text, separator + 1), MinYamlValueBytes),
            _ when isFlag && separator > nameEnd && TextBytes.At(text, separator) != '-' => Value(text, nameStart, nameEnd, separator, 1),
            _ => default,
        };
    }

    private static SecretSpan Value(ReadOnlySpan<byte> text, int nameStart, int nameEnd, int start, int minBytes)
    {
        if (start >= text.Length) return default;
        var escape = text[start] == '\\' && TextBytes.At(text, start + 1) is (byte)'"' or (byte)'\'' ? 1 : 0;
        var quote = TextBytes.At(text, start + escape);
        var isQuoted = quote is (byte)'"' or (byte)'\'' or (byte)'`';
        if (isQuoted) start += escape + 1;
        if (IsReference(text[start..])) return default;

        var end = isQuoted ? QuotedEnd(text, start, quote) : ValueEnd(text, start);
        if (!isQuoted && (end - start < minBytes || IsCode(text[start..end], text[nameStart..nameEnd]))) return default;
        return new SecretSpan(start, end, Name);
    }

    private static int ValueEnd(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAny(TextBytes.ValueEnd);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Up to the closing quote, or the end of the line where it is missing.</summary>
    private static int QuotedEnd(ReadOnlySpan<byte> text, int start, byte quote)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == quote || text[i] == '\n') return i > start && text[i] == quote && text[i - 1] == '\\' ? i - 1 : i;
        }

        return text.Length;
    }

    /// <summary>A variable, a placeholder, a mask, something already redacted, or a relative path. Looks at the first bytes only.</summary>
    private static bool IsReference(ReadOnlySpan<byte> value) =>
        !value.IsEmpty
        && (value[0] is (byte)'$' or (byte)'<' or (byte)'%' or (byte)'{' or (byte)'[' or (byte)'*' or (byte)'('
            || value.StartsWith("./"u8) || value.StartsWith("~/"u8) || value.StartsWith("path/to"u8));

    /// <summary>A call, a type, a literal of the language, or the same name again (<c>token=self.token</c>).</summary>
    private static bool IsCode(ReadOnlySpan<byte> value, ReadOnlySpan<byte> name)
    {
        // No expression that is worth telling from a secret is longer; and a refusal must not cost more than that, or a row of names
        // would be read over and over.
        if (value.Length > MaxCodeBytes) return false;
        if (value.Contains((byte)'(')) return true;
        var lastPart = value[(value.LastIndexOf((byte)'.') + 1)..];
        if (SecretNames.Matches(lastPart) && !TextBytes.HasDigit(lastPart)) return true;
        return System.Text.Ascii.EqualsIgnoreCase(value, name) || CodeWords.Contains(System.Text.Encoding.UTF8.GetString(value));
    }

    private static readonly HashSet<string> CodeWords = new(StringComparer.Ordinal)
    {
        "string", "String", "str", "number", "int", "bool", "boolean", "any", "object", "null", "nil", "None", "undefined", "true",
        "false", "True", "False", "required", "optional", "await", "new", "os", "process", "env",
    };

    private static int SkipClosingQuote(ReadOnlySpan<byte> text, int end)
    {
        if (TextBytes.At(text, end) == '\\' && TextBytes.At(text, end + 1) == '"') return end + 2;
        return TextBytes.At(text, end) is (byte)'"' or (byte)'\'' ? end + 1 : end;
    }

    /// <summary>A colon means a value in YAML, JSON and headers, where the name begins a line or a string; elsewhere it is punctuation.</summary>
    private static bool BeginsLineOrString(ReadOnlySpan<byte> text, int nameStart)
    {
        var before = nameStart - 1;
        while (before >= 0 && text[before] is (byte)' ' or (byte)'\t' or (byte)'-') before--;
        return before < 0 || text[before] is (byte)'\n' or (byte)'"' or (byte)'\'' or (byte)'{' or (byte)',';
    }
}
