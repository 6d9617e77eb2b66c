using System.Text;
using SigmaShake.Ledger.Redaction;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>The secrets of each service, as it issues them, in every surrounding that they are met in.</summary>
public sealed class ServiceSecretTests(ITestOutputHelper output)
{
    /// <summary>Kind, and pattern; what stands before <c>¦</c> is no secret and is kept.</summary>
    private static readonly (string Kind, string Pattern)[] Secrets =
    [
        ("aws-key", "AKIA§16U"), ("aws-key", "ASIA§16U"),
        ("github-token", "ghp_§36"), ("github-token", "gho_§36"), ("github-token", "ghu_§36"), ("github-token", "ghs_§36"), ("github-token", "ghr_§36"),
        ("github-token", "github_pat_§22_§59"),
        ("gitlab-token", "glpat-§20w"), ("gitlab-token", "glpat-§27w.01.0z§7"), ("gitlab-token", "gldt-§20w"), ("gitlab-token", "glrt-t1_§20w"), ("gitlab-token", "glcbt-64_§20w"),
        ("slack-token", "xoxb-§12d-§13d-§24"), ("slack-token", "xoxp-§12d-§12d-§13d-§32h"), ("slack-token", "xapp-1-A§10U-§13d-§64h"), ("slack-token", "xoxe.xoxp-1-§60"),
        ("stripe-key", "sk_live_§24"), ("stripe-key", "rk_live_§24"), ("stripe-key", "sk_test_51§90"), ("stripe-key", "whsec_§32"),
        ("google-key", "AIzaSy§33w"), ("google-key", "ya29.a0§120w"), ("google-key", "GOCSPX-§28w"),
        ("openai-key", "sk-§48"), ("openai-key", "sk-proj-§74w_§20T3BlbkFJ§74w"), ("openai-key", "sk-svcacct-§58w"),
        ("anthropic-key", "sk-ant-api03-§93wAA"), ("anthropic-key", "sk-ant-oat01-§93wAA"), ("anthropic-key", "sk-ant-admin01-§93wAA"),
        ("npm-token", "npm_§36"),
        ("pypi-token", "pypi-AgEIcHlwaS5vcmc§70w"),
        ("docker-token", "dckr_pat_§27w"), ("docker-token", "dckr_oat_§32w"),
        ("twilio-key", "SK§32h"), ("twilio-key", "AC§32h"),
        ("sendgrid-key", "SG.§22w.§43w"),
        ("telegram-token", "§10d:¦AA§33w"),
        ("discord-token", "MT§22.G§5.§38w"), ("discord-token", "OT§24.§6.§27w"),
        ("digitalocean-token", "dop_v1_§64h"), ("digitalocean-token", "doo_v1_§64h"), ("digitalocean-token", "dor_v1_§64h"),
        ("heroku-key", "HRKU-AA§58w"),
        ("vault-token", "hvs.§24"), ("vault-token", "hvs.CAES§90w"), ("vault-token", "hvb.§140w"),
        ("huggingface-token", "hf_§34"),
        ("cloudflare-token", "cfut_§48"), ("cloudflare-token", "cfat_§48"), ("cloudflare-token", "cfk_§48"), ("cloudflare-token", "v1.0-§24h-§146h"),
        ("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJ§60w.§43w"), ("jwt", "eyJhbGciOiJkaXIi§12..§16w.§60w.§22w"),
        ("shopify-token", "shpat_§32h"), ("shopify-token", "shpca_§32h"), ("shopify-token", "shppa_§32h"), ("shopify-token", "shpss_§32h"),
        ("mailgun-key", "key-§32h"), ("mailgun-key", "§32h-§8h-§8h"),
        ("databricks-token", "dapi§32h"), ("databricks-token", "dapi§32h-2"),
        ("atlassian-token", "ATATT3xFfGF0§180w"), ("grafana-token", "glsa_§32_§8h"), ("groq-key", "gsk_§52"), ("xai-key", "xai-§80"),
        ("openrouter-key", "sk-or-v1-§64h"), ("replicate-token", "r8_§37"), ("nvidia-key", "nvapi-§64w"), ("notion-token", "ntn_§46"),
        ("linear-key", "lin_api_§40"), ("postman-key", "PMAK-§24h-§34h"), ("pulumi-token", "pul-§40h"), ("rubygems-key", "rubygems_§48h"),
        ("sentry-token", "sntryu_§64h"), ("supabase-token", "sbp_§40h"), ("square-token", "sq0atp-§22w"), ("tailscale-key", "tskey-auth-k§11CNTRL-§32"),
        ("facebook-token", "EAAC§160"), ("artifactory-token", "AKCp§69"),
        ("private-key", "AGE-SECRET-KEY-1§58U"),
    ];

    /// <summary><c>§</c> is the secret.</summary>
    private static readonly string[] Surroundings =
    [
        "deploy --to production § --verbose",
        "deploy '§'",
        "curl -s https://api.example.com/v1?x=§&page=2",
        "curl -H 'X-Thing: §' https://api.example.com",
        "export THING_VALUE=§; make all",
        "THING=\"§\" make all",
        "FIRST=1\nTHING=§\nLAST=2\n",
        "{\"thing\": \"§\", \"count\": 1}",
        "{\\\"thing\\\":\\\"§\\\",\\\"count\\\":1}",
        "thing: §\nother: 2",
        "  - name: THING\n    value: '§'\n",
        "const client = new Client(\"§\", { retries: 3 });",
        "first line\\n§\\nlast line",
        "It was §, not the other.",
        "See §.",
        "<value>§</value>",
        "[default]\nthing = §\nregion = eu-west-1",
        "echo § | base64",
        "{% if §",
        "https://example.com/%22§%22",
    ];

    /// <summary>Every pattern in every surrounding.</summary>
    internal static IEnumerable<string> InSurroundings =>
        from surrounding in Surroundings from secret in Secrets select surrounding.Replace("§", secret.Pattern.Replace("¦", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static List<string> Kinds =>
        [.. Enum.GetValues<SecretKind>().Select(kind => Encoding.UTF8.GetString(SecretKinds.Replacement(kind))["[redacted:".Length..^1])];

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (kind, pattern) in Secrets) all.Add(kind, pattern);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_service_s_secret_is_gone_from_every_surrounding_and_nothing_else_is(string kind, string pattern)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var surrounding in Surroundings)
        {
            var (secret, _) = MadeSecrets.Make(pattern, random);
            var kept = secret.IndexOf('¦', StringComparison.Ordinal) is var end and > 0 ? secret[..end] : "";
            secret = secret.Replace("¦", "", StringComparison.Ordinal);
            var text = surrounding.Replace("§", secret, StringComparison.Ordinal);
            var redacted = MadeSecrets.Redact(text);
            Assert.True(surrounding.Replace("§", $"{kept}[redacted:{kind}]", StringComparison.Ordinal) == redacted, $"seed {seed}: `{text}` became `{redacted}`");
        }
    }

    [Fact]
    public void Every_kind_stands_on_the_page_about_privacy()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "privacy.md"));
        Assert.All(Kinds, kind => Assert.Contains($"`{kind}`", page));
    }

    /// <summary>Every kind of token has its line in the list above, so a kind without a test does not come in.</summary>
    [Fact]
    public void Every_kind_of_token_is_tried()
    {
        var tried = Secrets.Select(secret => secret.Kind).ToHashSet(StringComparer.Ordinal);
        // These are told by what stands around them; ContextSecretTests tries them.
        string[] byContext =
        [
            "password", "url-password", "member", "authorization", "bearer", "cookie", "signature", "random-value", "discord-webhook", "slack-webhook", "teams-webhook",
        ];
        Assert.Empty(Kinds.Except(tried).Except(byContext, StringComparer.Ordinal));
        output.WriteLine($"{Secrets.Length} patterns of {tried.Count} kinds in {Surroundings.Length} surroundings; {Kinds.Count} kinds in all");
    }
}
