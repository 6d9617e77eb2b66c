namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Tokens that their issuers gave a prefix to be known by. The lengths are lower bounds, below what is issued today, so that a token that
/// was cut short is still found.
/// </summary>
internal static class TokenPrefixes
{
    private static readonly TokenPrefix[] Known =
    [
        // AWS access key ids: 20 characters, upper case and digits.
        new("AKIA", 16, "aws-key"), new("ASIA", 16, "aws-key"), new("ABIA", 16, "aws-key"), new("ACCA", 16, "aws-key"),
        new("github_pat_", 30, "github-token"), new("ghp_", 30, "github-token"), new("gho_", 30, "github-token"),
        new("ghu_", 30, "github-token"), new("ghs_", 30, "github-token"), new("ghr_", 30, "github-token"),
        new("glpat-", 16, "gitlab-token"), new("gldt-", 16, "gitlab-token"), new("glrt-", 16, "gitlab-token"),
        new("glptt-", 16, "gitlab-token"), new("glcbt-", 16, "gitlab-token"), new("glsoat-", 16, "gitlab-token"),
        new("glft-", 16, "gitlab-token"), new("glagent-", 16, "gitlab-token"),
        new("xoxb-", 10, "slack-token"), new("xoxp-", 10, "slack-token"), new("xoxa-", 10, "slack-token"),
        new("xoxr-", 10, "slack-token"), new("xoxs-", 10, "slack-token"), new("xoxe-", 10, "slack-token"), new("xapp-", 10, "slack-token"),
        new("sk_live_", 10, "stripe-key"), new("sk_test_", 10, "stripe-key"), new("rk_live_", 10, "stripe-key"),
        new("rk_test_", 10, "stripe-key"), new("whsec_", 16, "stripe-key"),
        new("AIza", 30, "google-key"), new("GOCSPX-", 16, "google-key"),
        new("npm_", 30, "npm-token"), new("pypi-", 50, "pypi-token"), new("hf_", 30, "huggingface-token"),
        // The longer prefix stands first, for it tells more.
        new("sk-ant-", 16, "anthropic-key"), new("sk-proj-", 16, "openai-key"), new("sk-svcacct-", 16, "openai-key"),
        new("sk-admin-", 16, "openai-key"), new("sk-", 32, "openai-key"),
    ];

    /// <param name="word">A whole stretch of word bytes.</param>
    /// <returns>The detector's name, or null.</returns>
    public static string? Match(ReadOnlySpan<byte> word)
    {
        if (word.Length < 14) return null;
        foreach (var prefix in Known)
        {
            if (prefix.Matches(word)) return prefix.Detector;
        }

        return null;
    }

    private readonly struct TokenPrefix(string prefix, int minRestBytes, string detector)
    {
        private readonly byte[] _prefix = System.Text.Encoding.ASCII.GetBytes(prefix);

        public string Detector { get; } = detector;

        public bool Matches(ReadOnlySpan<byte> word)
        {
            if (!word.StartsWith(_prefix)) return false;
            var rest = word[_prefix.Length..];
            // Issued tokens are random; a name that happens to begin alike has no digits in it.
            return rest.Length >= minRestBytes && TextBytes.HasDigit(rest);
        }
    }
}
