namespace SigmaShake.Ledger.Redaction;

/// <summary>Passwords in addresses: <c>scheme://user:password@host</c>, and Slack's web hooks, whose path is the secret.</summary>
internal static class AddressDetector
{
    public const string Name = "url-password";

    private const int MaxAuthorityBytes = 1024;

    private static ReadOnlySpan<byte> SlackHook => "hooks.slack.com/services/"u8;

    /// <param name="start">Behind the <c>://</c>.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + MaxAuthorityBytes)];
        if (rest.StartsWith(SlackHook))
        {
            var secret = start + SlackHook.Length;
            var length = text[secret..].IndexOfAny(TextBytes.ValueEnd);
            return new SecretSpan(secret, length < 0 ? text.Length : secret + length, "slack-webhook");
        }

        var end = rest.IndexOfAny(TextBytes.AuthorityEnd);
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf((byte)'@');
        var colon = authority.IndexOf((byte)':');
        if (colon < 0 || at <= colon + 1) return default;
        // A reference is not a secret.
        return authority[colon + 1] is (byte)'$' or (byte)'<' or (byte)'{' or (byte)'*'
            ? default
            : new SecretSpan(start + colon + 1, start + at, Name);
    }
}
