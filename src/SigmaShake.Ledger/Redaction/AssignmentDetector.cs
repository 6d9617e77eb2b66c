namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Values behind <c>=</c> and <c>:</c> that their name gives away (<c>password=…</c>, <c>TOKEN: …</c>, <c>"secret": "…"</c>,
/// <c>&lt;password&gt;…</c>), or their own looks. References, placeholders and code are left alone: they are no secrets, and people want to read them.
/// </summary>
internal static class AssignmentDetector
{
    private const int MinYamlValueBytes = 6;
    private const int MinSignatureBytes = 32;
    private const int MinBareColonBytes = 12;

    // A string in a string in a string opens with three backslashes, the next with seven.
    public const int MaxEscapes = 8;

    /// <param name="separator">Where the <c>=</c>, <c>:</c> or <c>&gt;</c> stands.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int separator)
    {
        // Comparisons and arrows are the most, so they go first.
        var start = separator + 1;
        var isElement = text[separator] == '>';
        switch (text[separator])
        {
            case (byte)'>' when separator == 0 || !TextBytes.IsWord(text[separator - 1]):
            case (byte)'=' when TextBytes.At(text, start) is (byte)'=' or (byte)'~':
            case (byte)':' when TextBytes.At(text, start) is (byte)':':
                return default;
            // `"password" => "…"`; an arrow behind a name is code otherwise.
            case (byte)'=' when TextBytes.At(text, start) == '>':
                start = TextBytes.SkipBlanks(text, start + 1);
                if (TextBytes.At(text, start) is not ((byte)'"' or (byte)'\'')) return default;
                break;
            case (byte)':' when TextBytes.At(text, start) is (byte)'=':
                start++;
                break;
        }

        var nameEnd = NameEnd(text, separator);
        if (nameEnd == 0 || !TextBytes.IsWord(text[nameEnd - 1])) return default;
        var isNamed = SecretNames.EndsLikeAny(text[..nameEnd]);
        if (isElement) return isNamed ? Element(text, nameEnd, start) : default;

        var value = TextBytes.SkipBlanks(text, start);
        if (value >= text.Length) return default;
        var isColon = text[separator] == ':' && start == separator + 1;
        if (isNamed)
        {
            var nameStart = TextBytes.WordStart(text, nameEnd, SecretNames.MaxBytes);
            var name = text[nameStart..nameEnd];
            var named = isColon ? BehindColon(text, name, nameStart, start, value) : BehindEquals(text, name, nameStart, separator, value);
            if (named.IsFound) return named;
        }
        else if (DistantNames.BeforeValue(text, nameEnd) is { IsEmpty: false } apart)
        {
            return NamedValue.Find(text, apart, value, 1, isSpaced: false);
        }
        else if (text[separator] == '=' && NamedValue.Quote(text, value) > 0 && DistantNames.BeforeType(text, nameEnd) is { IsEmpty: false } typed)
        {
            return NamedValue.Find(text, typed, value, 1, isSpaced: false);
        }

        return ByLooks(text, nameEnd, value, isColon);
    }

    private static SecretSpan BehindEquals(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int nameStart, int separator, int value)
    {
        if (SecretNames.Matches(name))
        {
            var isSpaced = value > separator + 1 && text[separator - 1] == ' ';
            return isSpaced && CodeValues.IsDeclared(text[..nameStart]) && NamedValue.Quote(text, value) == 0 ? default : NamedValue.Find(text, name, value, 1, isSpaced);
        }

        if (TextBytes.EndsWithIgnoreCase(name, "authorization"u8)) return HeaderDetector.Authorization(text, value, nameStart);
        return IsSignature(text, name, nameStart) ? Long(text, value) : default;
    }

    private static SecretSpan BehindColon(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int nameStart, int start, int value)
    {
        if (TextBytes.EndsWithIgnoreCase(name, "authorization"u8)) return HeaderDetector.Authorization(text, value, nameStart);
        var beginsLine = BeginsLineOrString(text, nameStart);
        if (beginsLine && (TextBytes.EqualsIgnoreCase(name, "cookie"u8) || TextBytes.EqualsIgnoreCase(name, "set-cookie"u8)))
            return HeaderDetector.Cookie(text, name, start, nameStart);
        if (IsOpenSslPass(text, name, nameStart, start)) return NamedValue.Find(text, name, value, 1, isSpaced: false);
        if (!SecretNames.Matches(name)) return default;
        if (beginsLine) return NamedValue.Find(text, name, value, MinYamlValueBytes, isSpaced: false);

        // `X-Api-Key:VALUE` as an argument; elsewhere a colon is punctuation.
        if (value > start) return default;
        var near = TextBytes.EndOfValue(text, value, SecretNames.MaxBytes);
        return near - value >= MinBareColonBytes && TextBytes.HasDigit(text[value..near]) && !CodeValues.IsReference(text[value..])
            ? new SecretSpan(value, TextBytes.EndOfValue(text, near), SecretKind.Password)
            : default;
    }

    /// <summary>A value whose name says nothing, and that was drawn by lot all the same.</summary>
    private static SecretSpan ByLooks(ReadOnlySpan<byte> text, int nameEnd, int value, bool isColon)
    {
        // A quick look first: most values are shorter, or code.
        if (!TextBytes.IsBase64(TextBytes.At(text, value + 23)) || !TextBytes.IsBase64(text[value + 15]) || !TextBytes.IsBase64(text[value + 7])) return default;
        var quote = NamedValue.Quote(text, value);
        value += quote;
        var end = value;
        while (end < text.Length && end - value < RandomValues.MaxBytes && (TextBytes.IsBase64(text[end]) || text[end] == '=')) end++;
        if (end < text.Length && !TextBytes.EndsValue(text[end])) return default;
        if (!RandomValues.IsRandom(text[value..end])) return default;

        var nameStart = TextBytes.WordStart(text, nameEnd, SecretNames.MaxBytes);
        if (isColon && quote == 0 && !BeginsLineOrString(text, nameStart)) return default;
        if (TextBytes.At(text, nameStart - 1) is (byte)'?' or (byte)'&' || SecretNames.IsPublic(text[nameStart..nameEnd])) return default;
        // The name of its kind says more, where it has one.
        var token = TokenDetector.Find(text, value, value);
        return token.IsFound && token.Start <= value ? token : new SecretSpan(value, end, SecretKind.RandomValue);
    }

    /// <summary>The signature in an address: Azure's <c>sig</c>, AWS' and Google's <c>X-…-Signature</c>.</summary>
    private static bool IsSignature(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int nameStart) =>
        TextBytes.At(text, nameStart - 1) is (byte)'?' or (byte)'&' or (byte)';'
        && (name.SequenceEqual("sig"u8) || TextBytes.EndsWithIgnoreCase(name, "signature"u8));

    private static SecretSpan Long(ReadOnlySpan<byte> text, int value)
    {
        if (CodeValues.IsReference(text[value..])) return default;
        var end = TextBytes.EndOfValue(text, value);
        return end - value >= MinSignatureBytes ? new SecretSpan(value, end, SecretKind.Signature) : default;
    }

    /// <summary><c>-passin pass:VALUE</c>, as OpenSSL wants it.</summary>
    private static bool IsOpenSslPass(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int nameStart, int start)
    {
        if (!name.SequenceEqual("pass"u8) || TextBytes.At(text, start) is 0 or (byte)' ' || nameStart < 7) return false;
        var before = text[..nameStart];
        return before.EndsWith("-passin "u8) || before.EndsWith("-passout "u8) || before.EndsWith("-pass "u8);
    }

    /// <summary><c>&lt;password&gt;VALUE&lt;/password&gt;</c>.</summary>
    private static SecretSpan Element(ReadOnlySpan<byte> text, int nameEnd, int start)
    {
        var nameStart = TextBytes.WordStart(text, nameEnd, SecretNames.MaxBytes);
        if (TextBytes.At(text, nameStart - 1) != '<' || !SecretNames.Matches(text[nameStart..nameEnd])) return default;
        if (start >= text.Length || CodeValues.IsReference(text[start..]) || text[start] is (byte)'\n' or (byte)'\r') return default;
        var end = start;
        while (end < text.Length && text[end] is not ((byte)'<' or (byte)'\n')) end++;
        // `List<Token> tokens` is none.
        return text[end..].StartsWith("</"u8) ? new SecretSpan(start, end, SecretKind.Password) : default;
    }

    /// <summary>Where the name before a separator ends: before blanks, a quote, and the <c>?</c> of <c>?=</c>.</summary>
    public static int NameEnd(ReadOnlySpan<byte> text, int separator)
    {
        var end = separator;
        if (end > 0 && text[end - 1] == '?' && text[separator] == '=') end--;
        while (end > 0 && text[end - 1] is (byte)' ' or (byte)'\t') end--;
        // `environ["NAME"] = …`
        if (end > 1 && text[end - 1] == ']' && text[end - 2] is (byte)'"' or (byte)'\'') end--;
        if (end > 0 && text[end - 1] is (byte)'"' or (byte)'\'')
        {
            end--;
            var least = Math.Max(0, end - MaxEscapes);
            while (end > least && text[end - 1] == '\\') end--;
        }

        return end;
    }

    /// <summary>A colon means a value in YAML, JSON and headers, where the name begins a line or a string; elsewhere it is punctuation.</summary>
    private static bool BeginsLineOrString(ReadOnlySpan<byte> text, int nameStart)
    {
        var before = nameStart - 1;
        while (before >= 0 && text[before] is (byte)' ' or (byte)'\t' or (byte)'-') before--;
        if (before < 0 || text[before] is (byte)'\n' or (byte)'"' or (byte)'\'' or (byte)'{' or (byte)',') return true;
        return before > 0 && text[before] is (byte)'n' or (byte)'r' or (byte)'t' && text[before - 1] == '\\';
    }
}
