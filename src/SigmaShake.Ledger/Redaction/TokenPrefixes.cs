namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Tokens that their issuers gave a prefix to be known by. The lengths are lower bounds, below what is issued today, so that a token that
/// was cut short is still found.
/// </summary>
internal static class TokenPrefixes
{
    /// <param name="word">A stretch of word bytes, to its end.</param>
    /// <param name="isWholeWord">Whether it is also from its begin; prefixes that are common in names ask for that.</param>
    /// <returns>The token's kind, or null.</returns>
    public static SecretKind? Match(ReadOnlySpan<byte> word, bool isWholeWord) => word[0] switch
    {
        (byte)'a' or (byte)'A' => WithA(word),
        (byte)'c' => WithC(word),
        (byte)'d' => WithD(word),
        (byte)'E' => Is(word, "EAA"u8, 100, Alphabet.Alphanumeric) ? SecretKind.Facebook : null,
        (byte)'g' or (byte)'G' => WithG(word),
        (byte)'h' or (byte)'H' => WithH(word),
        (byte)'k' => Is(word, "key-"u8, 32, Alphabet.Hexadecimal) && word.Length == 36 ? SecretKind.Mailgun : null,
        (byte)'l' => Is(word, "lin_api_"u8, 30, Alphabet.Alphanumeric) ? SecretKind.Linear : null,
        (byte)'n' => WithN(word),
        (byte)'o' => Is(word, "ops_eyJ"u8, 60) ? SecretKind.Jwt : null,
        (byte)'p' or (byte)'P' => WithP(word),
        (byte)'r' => WithR(word),
        (byte)'s' or (byte)'S' => WithS(word, isWholeWord),
        (byte)'t' => Is(word, "tskey-"u8, 16) ? SecretKind.Tailscale : null,
        (byte)'w' => Is(word, "whsec_"u8, 16) ? SecretKind.Stripe : null,
        (byte)'x' => WithX(word),
        _ => word.Length == 50 && isWholeWord ? NewMailgun(word) : null,
    };

    // AWS access key ids have 20 characters, upper case and digits.
    private static SecretKind? WithA(ReadOnlySpan<byte> word)
    {
        if (Is(word, "AKIA"u8, 16, Alphabet.UpperAndDigits) || Is(word, "ASIA"u8, 16, Alphabet.UpperAndDigits)
            || Is(word, "ABIA"u8, 16, Alphabet.UpperAndDigits) || Is(word, "ACCA"u8, 16, Alphabet.UpperAndDigits))
        {
            return SecretKind.Aws;
        }

        if (Is(word, "AIza"u8, 30)) return SecretKind.Google;
        if (word.Length == 34 && Is(word, "AC"u8, 32, Alphabet.LowerHexadecimal)) return SecretKind.Twilio;
        if (Is(word, "ATATT3"u8, 60) || Is(word, "ATCTT3"u8, 60) || Is(word, "ATBB"u8, 28, Alphabet.Alphanumeric)) return SecretKind.Atlassian;
        if (Is(word, "AKCp"u8, 60, Alphabet.Alphanumeric)) return SecretKind.Artifactory;
        return Is(word, "AGE-SECRET-KEY-1"u8, 50, Alphabet.UpperAndDigits) ? SecretKind.PrivateKey : NewMailgun(word);
    }

    private static SecretKind? WithC(ReadOnlySpan<byte> word) =>
        Is(word, "cfut_"u8, 40, Alphabet.Alphanumeric) || Is(word, "cfat_"u8, 40, Alphabet.Alphanumeric) || Is(word, "cfk_"u8, 40, Alphabet.Alphanumeric)
            ? SecretKind.Cloudflare
            : NewMailgun(word);

    private static SecretKind? WithD(ReadOnlySpan<byte> word)
    {
        if (Is(word, "dop_v1_"u8, 40, Alphabet.Hexadecimal) || Is(word, "doo_v1_"u8, 40, Alphabet.Hexadecimal) || Is(word, "dor_v1_"u8, 40, Alphabet.Hexadecimal))
            return SecretKind.DigitalOcean;
        if (Is(word, "dapi"u8, 32, Alphabet.LowerHexadecimal)) return SecretKind.Databricks;
        return Is(word, "dckr_pat_"u8, 20) || Is(word, "dckr_oat_"u8, 20) ? SecretKind.Docker : NewMailgun(word);
    }

    private static SecretKind? WithG(ReadOnlySpan<byte> word)
    {
        if (Is(word, "github_pat_"u8, 30) || Is(word, "ghp_"u8, 30, Alphabet.Alphanumeric) || Is(word, "gho_"u8, 30, Alphabet.Alphanumeric)
            || Is(word, "ghu_"u8, 30, Alphabet.Alphanumeric) || Is(word, "ghs_"u8, 30) || Is(word, "ghr_"u8, 30, Alphabet.Alphanumeric))
        {
            return SecretKind.GitHub;
        }

        if (Is(word, "glpat-"u8, 16) || Is(word, "gldt-"u8, 16) || Is(word, "glrt-"u8, 16) || Is(word, "glptt-"u8, 16)
            || Is(word, "glcbt-"u8, 16) || Is(word, "glsoat-"u8, 16) || Is(word, "glft-"u8, 16) || Is(word, "glagent-"u8, 16)
            || Is(word, "glffct-"u8, 16) || Is(word, "glimt-"u8, 16) || Is(word, "gloas-"u8, 16))
        {
            return SecretKind.GitLab;
        }

        if (Is(word, "GOCSPX-"u8, 16)) return SecretKind.Google;
        if (Is(word, "glsa_"u8, 32) || Is(word, "glc_"u8, 32)) return SecretKind.Grafana;
        return Is(word, "gsk_"u8, 40, Alphabet.Alphanumeric) ? SecretKind.Groq : null;
    }

    private static SecretKind? WithH(ReadOnlySpan<byte> word)
    {
        if (Is(word, "hf_"u8, 30, Alphabet.Alphanumeric)) return SecretKind.HuggingFace;
        return Is(word, "HRKU-"u8, 30) ? SecretKind.Heroku : null;
    }

    private static SecretKind? WithN(ReadOnlySpan<byte> word)
    {
        if (Is(word, "npm_"u8, 30, Alphabet.Alphanumeric)) return SecretKind.Npm;
        if (Is(word, "ntn_"u8, 40, Alphabet.Alphanumeric)) return SecretKind.Notion;
        return Is(word, "nvapi-"u8, 40) ? SecretKind.Nvidia : null;
    }

    private static SecretKind? WithP(ReadOnlySpan<byte> word)
    {
        if (Is(word, "pypi-"u8, 50)) return SecretKind.PyPI;
        if (Is(word, "pul-"u8, 40, Alphabet.LowerHexadecimal)) return SecretKind.Pulumi;
        return Is(word, "PMAK-"u8, 24, Alphabet.LowerHexadecimal) ? SecretKind.Postman : null;
    }

    private static SecretKind? WithR(ReadOnlySpan<byte> word)
    {
        if (Is(word, "rk_live_"u8, 10, Alphabet.Alphanumeric) || Is(word, "rk_test_"u8, 10, Alphabet.Alphanumeric)) return SecretKind.Stripe;
        if (Is(word, "rubygems_"u8, 40, Alphabet.LowerHexadecimal)) return SecretKind.RubyGems;
        return Is(word, "r8_"u8, 30, Alphabet.Alphanumeric) ? SecretKind.Replicate : null;
    }

    private static SecretKind? WithS(ReadOnlySpan<byte> word, bool isWholeWord)
    {
        // The longer prefix stands first, for it tells more.
        if (Is(word, "sk_live_"u8, 10, Alphabet.Alphanumeric) || Is(word, "sk_test_"u8, 10, Alphabet.Alphanumeric)) return SecretKind.Stripe;
        if (Is(word, "sk-ant-"u8, 16)) return SecretKind.Anthropic;
        if (Is(word, "sk-or-v1-"u8, 40, Alphabet.LowerHexadecimal)) return SecretKind.OpenRouter;
        if (Is(word, "sk-proj-"u8, 16) || Is(word, "sk-svcacct-"u8, 16) || Is(word, "sk-admin-"u8, 16) || (isWholeWord && Is(word, "sk-"u8, 32)))
            return SecretKind.OpenAI;
        if (Is(word, "shpat_"u8, 32, Alphabet.Hexadecimal) || Is(word, "shpca_"u8, 32, Alphabet.Hexadecimal) || Is(word, "shppa_"u8, 32, Alphabet.Hexadecimal)
            || Is(word, "shpss_"u8, 32, Alphabet.Hexadecimal))
        {
            return SecretKind.Shopify;
        }

        if (word.Length == 34 && Is(word, "SK"u8, 32, Alphabet.LowerHexadecimal)) return SecretKind.Twilio;
        if (Is(word, "sntrys_"u8, 40) || Is(word, "sntryu_"u8, 40)) return SecretKind.Sentry;
        if (Is(word, "sbp_"u8, 40, Alphabet.LowerHexadecimal)) return SecretKind.Supabase;
        return Is(word, "sq0atp-"u8, 20) || Is(word, "sq0csp-"u8, 40) ? SecretKind.Square : null;
    }

    private static SecretKind? WithX(ReadOnlySpan<byte> word)
    {
        if (Is(word, "xoxb-"u8, 10) || Is(word, "xoxp-"u8, 10) || Is(word, "xoxa-"u8, 10) || Is(word, "xoxr-"u8, 10) || Is(word, "xoxo-"u8, 10)
            || Is(word, "xoxs-"u8, 10) || Is(word, "xoxe-"u8, 10) || Is(word, "xoxc-"u8, 10) || Is(word, "xoxd-"u8, 10) || Is(word, "xapp-"u8, 10))
        {
            return SecretKind.Slack;
        }

        return Is(word, "xai-"u8, 40, Alphabet.Alphanumeric) ? SecretKind.Xai : null;
    }

    /// <summary>Mailgun's keys have lost their prefix: 32, 8 and 8 hexadecimal digits.</summary>
    private static SecretKind? NewMailgun(ReadOnlySpan<byte> word) =>
        word.Length == 50 && word[32] == '-' && word[41] == '-' && Fits(word[..32], Alphabet.LowerHexadecimal)
        && Fits(word[33..41], Alphabet.LowerHexadecimal) && Fits(word[42..], Alphabet.LowerHexadecimal)
            ? SecretKind.Mailgun
            : null;

    // Issued tokens are random; a name that happens to begin alike has neither digits nor capitals among its letters.
    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> prefix, int minRestBytes, Alphabet alphabet = Alphabet.Word) =>
        word.StartsWith(prefix) && word.Length - prefix.Length >= minRestBytes && Fits(word.Slice(prefix.Length, minRestBytes), alphabet)
        && RandomValues.HasDigitOrMixedCase(word[prefix.Length..]);

    private static bool Fits(ReadOnlySpan<byte> rest, Alphabet alphabet)
    {
        if (alphabet == Alphabet.Word) return true;
        foreach (var value in rest)
        {
            var fits = alphabet switch
            {
                Alphabet.Alphanumeric => char.IsAsciiLetterOrDigit((char)value),
                Alphabet.UpperAndDigits => TextBytes.IsDigit(value) || value is >= (byte)'A' and <= (byte)'Z',
                Alphabet.Hexadecimal => TextBytes.IsHexadecimal(value),
                _ => TextBytes.IsDigit(value) || value is >= (byte)'a' and <= (byte)'f',
            };
            if (!fits) return false;
        }

        return true;
    }

    private enum Alphabet
    {
        Word,
        Alphanumeric,
        UpperAndDigits,
        Hexadecimal,
        LowerHexadecimal,
    }
}
