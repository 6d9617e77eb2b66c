namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Tokens in parts, with a dot or a colon between them, that are told by all of them together: JSON Web Tokens, <c>ya29.…</c>, <c>SG.….…</c>,
/// <c>hvs.…</c>, bots of Discord and Telegram.
/// </summary>
internal static class PartedTokens
{
    private const int MinJwtPartBytes = 10;
    private const int TelegramBytes = 35;
    private const int MinTelegramDigits = 8;
    private const int MaxTelegramDigits = 12;
    private const int DiscordTimeBytes = 6;

    /// <param name="start">Where a long word begins.</param>
    /// <param name="end">Behind it.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int start, int end)
    {
        if (TextBytes.At(text, start - 1) == '.' && BehindDot(text, start, end) is { IsFound: true } tail) return tail;
        if (TextBytes.At(text, start - 1) == ':' && end - start == TelegramBytes && IsTelegram(text, start)) return new SecretSpan(start, end, SecretKind.Telegram);
        return TextBytes.At(text, end) == '.' ? BeforeDot(text, start, end) : default;
    }

    /// <summary>Tokens may go on with dots (<c>glpat-….01.…</c>); one that only ends a sentence is not part of it.</summary>
    public static int DottedEnd(ReadOnlySpan<byte> text, int end)
    {
        while (TextBytes.At(text, end) == '.' && TextBytes.WordEnd(text, end + 1) is var next && next > end + 1) end = next;
        return end;
    }

    private static SecretSpan BehindDot(ReadOnlySpan<byte> text, int start, int end)
    {
        var first = TextBytes.WordStart(text, start - 1, 16);
        var kind = Kind(text[first..(start - 1)], text[start..end]);
        return kind is { } found ? new SecretSpan(first, DottedEnd(text, end), found) : default;
    }

    private static SecretKind? Kind(ReadOnlySpan<byte> first, ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 20 || !RandomValues.HasDigitOrMixedCase(rest)) return null;
        // Google's access tokens; SendGrid's keys, whose second part has 22 bytes; Vault's tokens, service, batch and recovery, and their old form.
        if (first.SequenceEqual("ya29"u8)) return SecretKind.Google;
        if (first.SequenceEqual("xoxe"u8) && rest.StartsWith("xox"u8)) return SecretKind.Slack;
        if (first.SequenceEqual("SG"u8)) return SecretKind.SendGrid;
        if (first.SequenceEqual("hvs"u8) || first.SequenceEqual("hvb"u8) || first.SequenceEqual("hvr"u8)) return SecretKind.Vault;
        if (first is [(byte)'s' or (byte)'b'] && rest.Length == 24 && RandomValues.IsMixed(rest)) return SecretKind.Vault;
        // HCP Terraform: 14 bytes, `atlasv1`, 60 or more. Cloudflare's origin keys: `v1.0-HEX-HEX`.
        if (first.SequenceEqual("atlasv1"u8)) return SecretKind.Vault;
        return first.SequenceEqual("v1"u8) && rest.StartsWith("0-"u8) && rest.Length > 100 ? SecretKind.Cloudflare : null;
    }

    private static SecretSpan BeforeDot(ReadOnlySpan<byte> text, int start, int end)
    {
        // Header and payload are JSON objects in base64url (RFC 7519), so both begin with `eyJ`; an encrypted one has more parts (RFC 7516).
        if (text[start..end].StartsWith("eyJ"u8))
            return SecondEnd(text, end, MinJwtPartBytes) > 0 || IsEncrypted(text, end) ? new SecretSpan(start, EmptyPartsToo(text, end), SecretKind.Jwt) : default;

        // Discord: a number in base64, a time, and the key.
        if (end - start is >= 22 and <= 30 && text[start] is (byte)'M' or (byte)'N' or (byte)'O')
        {
            var time = TextBytes.WordEnd(text, end + 1);
            if (time - end - 1 == DiscordTimeBytes && SecondEnd(text, time, 25) is var key and > 0) return new SecretSpan(start, key, SecretKind.Discord);
        }

        return default;
    }

    /// <summary>Two dots side by side: the key of a directly encrypted token is empty.</summary>
    private static bool IsEncrypted(ReadOnlySpan<byte> text, int end) => TextBytes.At(text, end + 1) == '.' && SecondEnd(text, end + 1, MinJwtPartBytes) > 0;

    private static int EmptyPartsToo(ReadOnlySpan<byte> text, int end) => DottedEnd(text, IsEncrypted(text, end) ? end + 1 : end);

    private static int SecondEnd(ReadOnlySpan<byte> text, int dot, int minBytes)
    {
        if (TextBytes.At(text, dot) != '.') return 0;
        var end = TextBytes.WordEnd(text, dot + 1);
        return end - dot - 1 >= minBytes ? end : 0;
    }

    private static bool IsTelegram(ReadOnlySpan<byte> text, int start)
    {
        var digits = 0;
        while (digits <= MaxTelegramDigits && TextBytes.IsDigit(TextBytes.At(text, start - 2 - digits))) digits++;
        return digits is >= MinTelegramDigits and <= MaxTelegramDigits && RandomValues.HasDigitOrMixedCase(text.Slice(start, TelegramBytes));
    }
}
