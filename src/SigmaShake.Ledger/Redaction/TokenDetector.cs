namespace SigmaShake.Ledger.Redaction;

/// <summary>Secrets that are known by their own looks: tokens with a prefix, tokens in parts, and a few long names with a value behind a blank.</summary>
internal static class TokenDetector
{
    private const int AwsSecretBytes = 40;
    private const int MinNamedBytes = 20;

    /// <param name="start">Where a long word begins.</param>
    /// <param name="known">How far it is known to go.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int start, int known)
    {
        var end = TextBytes.WordEnd(text, known);
        start = TextBytes.WithoutEscape(text, start, end);
        if (end - start < AnchorScan.LongWord / 2) return default;
        var word = text[start..end];
        var parted = PartedTokens.Find(text, start, end);
        if (parted.IsFound) return parted;
        if (Prefixed(text, start, start, end) is { IsFound: true } whole) return whole;

        // `bot_ghp_…`: what is glued before a token does not make it less of one.
        for (var i = 1; i < word.Length - AnchorScan.LongWord; i++)
        {
            if (word[i - 1] is (byte)'_' or (byte)'-' && Prefixed(text, start + i, start, end) is { IsFound: true } inside) return inside;
        }

        return NamedBefore(text, start, end);
    }

    private static SecretSpan Prefixed(ReadOnlySpan<byte> text, int start, int wordStart, int end)
    {
        if (TokenPrefixes.Match(text[start..end], isWholeWord: start == wordStart) is not { } kind) return default;
        var tokenEnd = PartedTokens.DottedEnd(text, end);
        return new SecretSpan(start, kind == SecretKind.Aws ? AwsEnd(text, tokenEnd) : tokenEnd, kind);
    }

    /// <summary>With the secret, where it stands right behind the id: <c>AKIA…,SECRET</c>, or on the next line.</summary>
    private static int AwsEnd(ReadOnlySpan<byte> text, int end)
    {
        var secret = end;
        while (secret - end < 3 && TextBytes.At(text, secret) is (byte)',' or (byte)':' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r') secret++;
        return secret > end && AwsSecretEnd(text, secret) is var secretEnd and > 0 ? secretEnd : end;
    }

    private static int AwsSecretEnd(ReadOnlySpan<byte> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= AwsSecretBytes && TextBytes.IsBase64(text[end])) end++;
        return end - start == AwsSecretBytes && RandomValues.HasDigitOrMixedCase(text[start..end]) ? end : 0;
    }

    /// <summary><c>aws configure set aws_secret_access_key VALUE</c>: a name that says what follows, and a value that looks the part.</summary>
    private static SecretSpan NamedBefore(ReadOnlySpan<byte> text, int start, int end)
    {
        if (TextBytes.At(text, end) != ' ' || text[start] == '-' || !SecretNames.Matches(text[start..end])) return default;
        var value = TextBytes.SkipBlanks(text, end);
        var valueEnd = TextBytes.EndOfValue(text, value);
        var looked = text[value..Math.Min(valueEnd, value + RandomValues.MaxBytes)];
        return looked.Length >= MinNamedBytes && TextBytes.HasDigit(looked) && looked.ContainsAnyInRange((byte)'a', (byte)'z') && !looked.Contains((byte)'(') && !CodeValues.IsReference(looked)
            ? new SecretSpan(value, valueEnd, SecretKind.Password)
            : default;
    }
}
