using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>What looks like a secret and is none stays in the record, for people want to read it.</summary>
public sealed class HarmlessTextTests(ITestOutputHelper output)
{
    [Theory]
    // Digests, ids and versions
    [InlineData("sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("md5: d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("COMMIT=a264c6e1f0d2b7c3958e4a6d0f1b2c3d4e5f6a7b git checkout a264c6e1f0d2b7c3958e4a6d0f1b2c3d4e5f6a7b")]
    [InlineData("docker pull nginx@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac")]
    [InlineData("image: ghcr.io/owner/app:1.25.3@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac")]
    [InlineData("id: 123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("REQUEST=123E4567-E89B-12D3-A456-426614174000")]
    [InlineData("\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"")]
    [InlineData("github.com/x/y v1.2.3 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("version: 10.0.100-rc.2.25502.107+abcdef0123456789")]
    [InlineData("1.2.3-alpha.1+build.20261126")]
    [InlineData("arn:aws:iam::123456789012:role/DeployRoleForProduction2026Releases")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJZ1tvj5FvSgHVxVjcXPs17LhbZVGedAJv8XZ1tvj5F me@host")]
    [InlineData("key=AAAAB3NzaC1yc2EAAAADAQABAAABgQDJZ1tvj5FvSgHVxVjcXPs17LhbZVGed")]
    [InlineData("const digest = \"v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZ\";")]
    [InlineData("SHEET_ID=1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms")]
    [InlineData("AC0123456789abcdef0123456789abcdef0123 SK0123456789abcdef0123456789abcdef0123 key-0123456789abcdef0123456789abcdef01234567")]
    // Text in base64
    [InlineData("echo=SGVsbG8gV29ybGQsIHRoaXMgaXMgYSB0ZXN0IDEyMw== | base64 -d")]
    [InlineData("greeting: 'VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw=='")]
    // Paths, addresses, names
    [InlineData("src=/home/user/projects/SigmaShake/src/Ledger2/Redaction/Detector4Kinds.cs")]
    [InlineData("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin make")]
    [InlineData("NODE_OPTIONS=--max-old-space-size=4096 npm run build:production:client")]
    [InlineData("url: https://github.com/owner/repo/blob/9f86d081884c7d65/src/App.tsx#L10-L20")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1234567890abcdefABCDEF12345")]
    [InlineData("https://docs.google.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit")]
    [InlineData("handler = createUserAccountControllerFactory2;")]
    [InlineData("type: AbstractSingletonProxyFactoryBeanV2Configuration")]
    [InlineData("class=Utf8JsonReader2ConsumeStringAndValidateX86Test")]
    [InlineData("color: #ff0080; width=1024; data-id=\"0123456789012345678901234\"")]
    [InlineData("date=2026-11-26T23:04:00.000Z build=20261126230400")]
    // Commands whose flags mean something else
    [InlineData("mkdir -p /tmp/a && docker run -p 8080:80 -u 1000:1000 nginx && ssh -p 2222 me@host")]
    [InlineData("psql -h db -p 5432 -U shop -d shop && cp -a src dst && tar -czf x.tgz -C / etc")]
    [InlineData("mysql -u root -p shop; mysqldump -p -u me db")]
    [InlineData("curl -b cookies.txt -c cookies.txt -u $USER:$PASS https://example.com")]
    [InlineData("curl -u me https://example.com && docker login -u me --password-stdin")]
    [InlineData("git push -u origin main:main && sort -u a:b && pytest -p no:cacheprovider")]
    [InlineData("gh pr create --body 'what it does' && az tag create --value x && kubectl create configmap c --from-literal=a=b")]
    [InlineData("select password from users where name = 'me' order by 'x'; echo 'done' \"--token\", count")]
    // Words
    [InlineData("bypass: true, compass=north, PASS: 12 FAIL: 0, pass: 3")]
    [InlineData("Cookie: $COOKIE")]
    [InlineData("res.setHeader('Set-Cookie', cookie); const cookie: string = req.headers.cookie;")]
    [InlineData("const token = getToken(); const password = form.password; let secret = value;")]
    [InlineData("System, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    [InlineData("- name: TOKENS\n  value: 5\n- name: PUBLIC_URL\n  value: https://example.com\npassword_value: no")]
    [InlineData("private readonly List<Token> _tokens; new Dictionary<string, ApiKey>(4)")]
    [InlineData("token = Name.Builtin\nvar token = file.Stream.Tokens[index]; const apiKey = key1;")]
    [InlineData("(password) => submit(password), token -> x, key => key.length")]
    [InlineData("export type Credentials = { token: string; apiKey?: string; password: string | undefined };")]
    [InlineData("const apiKey = process.env.STRIPE_KEY ?? config.stripe;")]
    [InlineData("primaryKey=1 foreign_key: user_id publicKey=abc sshKey=~/.ssh/id keyboard: us monkey=1")]
    [InlineData("tokenizer=bert-base-uncased max_tokens=4096 secretary=Ann authorize: no author: Me")]
    [InlineData("sk-learn hf_transformers npm_config_registry=https://registry.example.com pypi-server")]
    [InlineData("ghp_ is the prefix, xoxb- too, and AKIA, SG. and hvs. and eyJ")]
    [InlineData("-----------------------------------------------------------\n---- Begin ----")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----")]
    public void It_stays_as_it_is(string text) => Assert.Equal(text, MadeSecrets.Redact(text));

    /// <summary>Published commands hold placeholders for passwords; a few look like the real thing and are replaced. `docs/privacy.md` has the figures.</summary>
    [Fact]
    public void Everyday_commands_stay_as_they_are_but_for_a_counted_few()
    {
        var lines = File.ReadAllLines(SharedData.Path("corpora/benign.txt"));
        var changed = lines.Where(line => MadeSecrets.Redact(line) != line).ToList();
        var lost = changed.Sum(line => Lost(line, MadeSecrets.Redact(line)));
        output.WriteLine($"{changed.Count} of {lines.Length} everyday commands are changed, {lost} of {lines.Sum(line => line.Length)} characters:");
        foreach (var line in changed) output.WriteLine($"  {line}  →  {MadeSecrets.Redact(line)}");
        Assert.True(lines.Length > 1_000);
        Assert.True(changed.Count <= 3 && lost <= 40, $"{changed.Count} false alarms, {lost} characters:\n{string.Join('\n', changed)}");
    }

    /// <summary>How many characters of a text its redaction no longer shows.</summary>
    private static int Lost(string before, string after)
    {
        var marks = System.Text.RegularExpressions.Regex.Matches(after, @"\[redacted:[a-z-]+\]", default, TimeSpan.FromSeconds(1)).Sum(mark => mark.Length);
        return before.Length - (after.Length - marks);
    }
}
