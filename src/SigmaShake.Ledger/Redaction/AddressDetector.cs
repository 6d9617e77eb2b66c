namespace SigmaShake.Ledger.Redaction;

/// <summary>Passwords in addresses (<c>scheme://user:password@host</c>), and web hooks, whose path is the secret.</summary>
internal static class AddressDetector
{
    private const int MaxAuthorityBytes = 1024;
    private const int MinHookBytes = 12;

    /// <param name="start">Behind the <c>://</c>.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + MaxAuthorityBytes)];
        var end = TextBytes.AuthorityEnd(rest);
        var authority = rest[..end];
        var at = authority.LastIndexOf((byte)'@');
        if (at < 0) return WebHook(text, start, authority);
        // A name that was a token, and is a mark now, has a colon of its own.
        var name = authority.StartsWith("[redacted:"u8) ? authority.IndexOf((byte)']') + 1 : 0;
        var colon = name + authority[name..].IndexOf((byte)':');
        if (colon < name || at <= colon + 1) return default;
        // A reference is not a secret, nor is what was replaced before.
        return authority[colon + 1] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'*' || authority[(colon + 1)..].StartsWith("[redacted:"u8)
            ? default
            : new SecretSpan(start + colon + 1, start + at, SecretKind.UrlPassword);
    }

    private static SecretSpan WebHook(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> host)
    {
        var path = text[(start + host.Length)..];
        var (kind, length) = SlackPath(host, path) is var slack and > 0 ? (SecretKind.SlackWebhook, slack)
            : DiscordPath(host, path) is var discord and > 0 ? (SecretKind.DiscordWebhook, discord)
            : (SecretKind.TeamsWebhook, TeamsPath(host, path));
        if (length == 0) return default;
        var secret = start + host.Length + length;
        if (TextBytes.At(text, secret) is (byte)'$' or (byte)'[' or (byte)'{') return default;
        var end = TextBytes.EndOfValue(text, secret);
        return end - secret < MinHookBytes ? default : new SecretSpan(secret, end, kind);
    }

    private static int SlackPath(ReadOnlySpan<byte> host, ReadOnlySpan<byte> path)
    {
        if (!host.SequenceEqual("hooks.slack.com"u8)) return 0;
        return Math.Max(After(path, "/services/"u8), Math.Max(After(path, "/workflows/"u8), After(path, "/triggers/"u8)));
    }

    /// <summary>The hook's number is kept: <c>/api/webhooks/NUMBER/TOKEN</c>.</summary>
    private static int DiscordPath(ReadOnlySpan<byte> host, ReadOnlySpan<byte> path)
    {
        if (!host.EndsWith("discord.com"u8) && !host.EndsWith("discordapp.com"u8)) return 0;
        var end = After(path, "/api/webhooks/"u8);
        if (end == 0) return 0;
        while (TextBytes.IsDigit(TextBytes.At(path, end))) end++;
        return TextBytes.At(path, end) == '/' ? end + 1 : 0;
    }

    private static int TeamsPath(ReadOnlySpan<byte> host, ReadOnlySpan<byte> path) =>
        host.EndsWith(".webhook.office.com"u8) ? After(path, "/webhookb2/"u8) : 0;

    private static int After(ReadOnlySpan<byte> path, ReadOnlySpan<byte> begin) => path.StartsWith(begin) ? begin.Length : 0;
}
