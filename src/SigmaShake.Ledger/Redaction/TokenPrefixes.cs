namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Tokens that their issuers gave a prefix to be known by. The lengths are lower bounds, below what is issued today, so that a token that
/// was cut short is still found.
/// </summary>
internal static class TokenPrefixes
{
    private const int ShortestToken = 14;

    /// <param name="word">A whole stretch of word bytes.</param>
    /// <returns>The detector's name, or null.</returns>
    public static string? Match(ReadOnlySpan<byte> word)
    {
        if (word.Length < ShortestToken) return null;

        // AWS access key ids: 20 characters, upper case and digits.
        if (Is(word, "AKIA"u8, 16) || Is(word, "ASIA"u8, 16) || Is(word, "ABIA"u8, 16) || Is(word, "ACCA"u8, 16)) return "aws-key";
        if (Is(word, "github_pat_"u8, 30) || Is(word, "ghp_"u8, 30) || Is(word, "gho_"u8, 30) || Is(word, "ghu_"u8, 30)
            || Is(word, "ghs_"u8, 30) || Is(word, "ghr_"u8, 30))
        {
            return "github-token";
        }

        if (Is(word, "glpat-"u8, 16) || Is(word, "gldt-"u8, 16) || Is(word, "glrt-"u8, 16) || Is(word, "glptt-"u8, 16)
            || Is(word, "glcbt-"u8, 16) || Is(word, "glsoat-"u8, 16) || Is(word, "glft-"u8, 16) || Is(word, "glagent-"u8, 16))
        {
            return "gitlab-token";
        }

        if (Is(word, "xoxb-"u8, 10) || Is(word, "xoxp-"u8, 10) || Is(word, "xoxa-"u8, 10) || Is(word, "xoxr-"u8, 10)
            || Is(word, "xoxs-"u8, 10) || Is(word, "xoxe-"u8, 10) || Is(word, "xapp-"u8, 10))
        {
            return "slack-token";
        }

        if (Is(word, "sk_live_"u8, 10) || Is(word, "sk_test_"u8, 10) || Is(word, "rk_live_"u8, 10) || Is(word, "rk_test_"u8, 10)
            || Is(word, "whsec_"u8, 16))
        {
            return "stripe-key";
        }

        if (Is(word, "AIza"u8, 30) || Is(word, "GOCSPX-"u8, 16)) return "google-key";
        if (Is(word, "npm_"u8, 30)) return "npm-token";
        if (Is(word, "pypi-"u8, 50)) return "pypi-token";
        if (Is(word, "hf_"u8, 30)) return "huggingface-token";
        // The longer prefix stands first, for it tells more.
        if (Is(word, "sk-ant-"u8, 16)) return "anthropic-key";
        if (Is(word, "sk-proj-"u8, 16) || Is(word, "sk-svcacct-"u8, 16) || Is(word, "sk-admin-"u8, 16) || Is(word, "sk-"u8, 32))
        {
            return "openai-key";
        }

        return null;
    }

    // Issued tokens are random; a name that happens to begin alike has no digits in it.
    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> prefix, int minRestBytes) =>
        word.StartsWith(prefix) && word.Length - prefix.Length >= minRestBytes && TextBytes.HasDigit(word[prefix.Length..]);
}
