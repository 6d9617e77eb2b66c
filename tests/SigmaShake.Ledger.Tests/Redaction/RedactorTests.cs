namespace SigmaShake.Ledger.Tests.Redaction;

public sealed class RedactorTests
{
    /// <summary>`§` stands for a secret's random part, made when the test runs, so that no scanner takes this file for a leak.</summary>
    public static TheoryData<string, string> Secrets => new()
    {
        { "aws s3 ls --key AKIA§16U", "aws s3 ls --key [redacted:aws-key]" },
        { "export AWS_SECRET_ACCESS_KEY=§40", "export AWS_SECRET_ACCESS_KEY=[redacted:password]" },
        { "aws_secret_access_key = /§39", "aws_secret_access_key = [redacted:password]" },
        { "git clone https://ghp_§36@github.com/o/r", "git clone https://[redacted:github-token]@github.com/o/r" },
        { "gh auth: github_pat_§60", "gh auth: [redacted:github-token]" },
        { "echo gho_§36.", "echo [redacted:github-token]." },
        { "glab glpat-§20", "glab [redacted:gitlab-token]" },
        { "glab glpat-§24.01.0z§12", "glab [redacted:gitlab-token]" },
        { "slack xoxb-1§11-2§11-§24", "slack [redacted:slack-token]" },
        { "curl https://hooks.slack.com/services/T0§8/B0§8/§24", "curl https://hooks.slack.com/services/[redacted:slack-webhook]" },
        { "stripe sk_live_§24 rk_test_§24", "stripe [redacted:stripe-key] [redacted:stripe-key]" },
        { "key AIza§35", "key [redacted:google-key]" },
        { "ya29.a0§60", "[redacted:google-key]" },
        { "//registry.npmjs.org/:_authToken=npm_§36", "//registry.npmjs.org/:_authToken=[redacted:password]" },
        { "npm_§36", "[redacted:npm-token]" },
        { "sk-proj-§40 and sk-§48", "[redacted:openai-key] and [redacted:openai-key]" },
        { "sk-ant-api03-§80", "[redacted:anthropic-key]" },
        { "curl -H 'Authorization: Bearer §40' x", "curl -H 'Authorization: Bearer [redacted:authorization]' x" },
        { "curl -H \"authorization: Basic §24==\"", "curl -H \"authorization: Basic [redacted:authorization]\"" },
        { "curl -H 'Authorization: token §40'", "curl -H 'Authorization: token [redacted:authorization]'" },
        { "use Bearer §20 here", "use Bearer [redacted:bearer] here" },
        { "jwt eyJ§20.eyJ§40.§43 end", "jwt [redacted:jwt] end" },
        { "mysql --password=§10 -u root", "mysql --password=[redacted:password] -u root" },
        { "tool --password §10 --other x", "tool --password [redacted:password] --other x" },
        { "tool --api-key '§20 §4'", "tool --api-key '[redacted:password]'" },
        { "DB_PASSWORD=§12 make", "DB_PASSWORD=[redacted:password] make" },
        { "password: §12", "password: [redacted:password]" },
        { "{\"clientSecret\": \"§12\"}", "{\"clientSecret\": \"[redacted:password]\"}" },
        { "echo {\\\"token\\\":\\\"§12\\\"}", "echo {\\\"token\\\":\\\"[redacted:password]\\\"}" },
        { "-H 'X-Api-Key: §20'", "-H 'X-Api-Key: [redacted:password]'" },
        { "Server=db;Uid=sa;Pwd=§9;", "Server=db;Uid=sa;Pwd=[redacted:password];" },
        { "psql postgres://me:§10@db/x", "psql postgres://me:[redacted:url-password]@db/x" },
        { "redis://:§10@localhost:6379", "redis://:[redacted:url-password]@localhost:6379" },
        { "a\\nghp_§36", "a\\n[redacted:github-token]" },
        {
            "-----BEGIN RSA PRIVATE KEY-----\n§64\n§64\n-----END RSA PRIVATE KEY-----\nrest",
            "-----BEGIN RSA PRIVATE KEY-----[redacted:private-key]-----END RSA PRIVATE KEY-----\nrest"
        },
        { "x\\n-----BEGIN OPENSSH PRIVATE KEY-----\\n§64", "x\\n-----BEGIN OPENSSH PRIVATE KEY-----[redacted:private-key]" },
        { "-----BEGIN PGP PRIVATE KEY BLOCK-----\n§30", "-----BEGIN PGP PRIVATE KEY BLOCK-----[redacted:private-key]" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_replaced_and_what_names_it_stays(string text, string expected)
    {
        var seed = Environment.TickCount;
        var made = WithSecrets(text, new Random(seed));
        Assert.True(expected == Redact(made), $"seed {seed}: `{made}` became `{Redact(made)}`");
    }

    [Theory]
    [InlineData("PWD=/home/user OLDPWD=/tmp")]
    [InlineData("echo $PASSWORD ${TOKEN} --password \"$DB_PASSWORD\" token=$(cat f)")]
    [InlineData("password=<your password> token={{ token }} secret=[redacted:password]")]
    [InlineData("if (token == null) token = getToken(); password = readline();")]
    [InlineData("function f(password: string, token: number) {}")]
    [InlineData("client = Client(token=token, password=self.password)")]
    [InlineData("git log --format=%H sk-learn risk-management-and-compliance-of-the-whole")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")]
    [InlineData("https://github.com/o/r/blob/main/x.cs:10 http://host:8080/a@b")]
    [InlineData("the bearer of good news, tokens: 5, max_tokens=100, a secret garden")]
    [InlineData("eyJ is how it begins. AKIA too.")]
    [InlineData("https://$USER:$PASS@host/")]
    [InlineData("")]
    public void What_is_no_secret_stays_as_it_is(string text) => Assert.Equal(text, Redact(text));

    internal static string WithSecrets(string text, Random random) => MadeSecrets.Make(text, random).Text;

    private static string Redact(string text) => MadeSecrets.Redact(text);
}
