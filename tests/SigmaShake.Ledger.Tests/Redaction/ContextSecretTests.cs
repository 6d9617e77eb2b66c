namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>Secrets without looks of their own, told by a name, a flag, a header or an address.</summary>
public sealed class ContextSecretTests(ITestOutputHelper output)
{
    internal static readonly (string Pattern, string Expected)[] Cases =
    [
        // Names
        ("aws configure set aws_secret_access_key §40b", "aws configure set aws_secret_access_key [redacted:password]"),
        ("AKIA§16U,§40b", "[redacted:aws-key]"),
        ("printf 'AKIA§16U\n§40\n' | aws configure", "printf '[redacted:aws-key]\n' | aws configure"),
        ("AWS_SESSION_TOKEN=§200b== aws s3 ls", "AWS_SESSION_TOKEN=[redacted:password] aws s3 ls"),
        ("TWILIO_AUTH_TOKEN=§32h", "TWILIO_AUTH_TOKEN=[redacted:password]"),
        ("HEROKU_API_KEY=§8h-§4h-§4h-§4h-§12h heroku apps", "HEROKU_API_KEY=[redacted:password] heroku apps"),
        ("CLOUDFLARE_API_TOKEN: §40\nzone: x", "CLOUDFLARE_API_TOKEN: [redacted:password]\nzone: x"),
        ("curl -H 'X-Auth-Key: §37h' -H 'X-Auth-Email: me@example.com'", "curl -H 'X-Auth-Key: [redacted:password]' -H 'X-Auth-Email: me@example.com'"),
        (
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=§86b==;EndpointSuffix=core.windows.net",
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=[redacted:password];EndpointSuffix=core.windows.net"
        ),
        ("Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=§43b=", "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=[redacted:password]"),
        (
            "az copy 'https://shop.blob.core.windows.net/c/f?sv=2024-11-04&se=2026-12-01&sr=b&sp=r&sig=§40%2B§3%3D'",
            "az copy 'https://shop.blob.core.windows.net/c/f?sv=2024-11-04&se=2026-12-01&sr=b&sp=r&sig=[redacted:signature]'"
        ),
        (
            "https://b.s3.amazonaws.com/k?X-Amz-Expires=900&X-Amz-Signature=§64h&X-Amz-SignedHeaders=host",
            "https://b.s3.amazonaws.com/k?X-Amz-Expires=900&X-Amz-Signature=[redacted:signature]&X-Amz-SignedHeaders=host"
        ),
        ("SMTP_PASS=§10 SMTP_USER=me", "SMTP_PASS=[redacted:password] SMTP_USER=me"),
        ("{\"dbPass\": \"§10\", \"user\": \"me\"}", "{\"dbPass\": \"[redacted:password]\", \"user\": \"me\"}"),
        ("//registry.npmjs.org/:_auth=§20", "//registry.npmjs.org/:_auth=[redacted:password]"),
        ("'password' => '§12',", "'password' => '[redacted:password]',"),
        ("<password>§12</password>", "<password>[redacted:password]</password>"),
        ("TOKEN ?= §20", "TOKEN ?= [redacted:password]"),
        ("a\\nDB_PASSWORD=§12\\nb", "a\\nDB_PASSWORD=[redacted:password]\\nb"),
        ("http PUT example.com X-Api-Key:§20", "http PUT example.com X-Api-Key:[redacted:password]"),
        ("api_key: '§20'\nother: 1", "api_key: '[redacted:password]'\nother: 1"),
        ("openssl rsa -in k.pem -passin pass:§12 -out o.pem", "openssl rsa -in k.pem -passin pass:[redacted:password] -out o.pem"),

        ("env:\n  - name: DB_PASSWORD\n    value: \"§12\"\n  - name: MODE\n    value: fast", "env:\n  - name: DB_PASSWORD\n    value: \"[redacted:password]\"\n  - name: MODE\n    value: fast"),
        ("[{\"name\":\"API_TOKEN\",\"value\":\"§12\"},{\"name\":\"MODE\",\"value\":\"fast\"}]", "[{\"name\":\"API_TOKEN\",\"value\":\"[redacted:password]\"},{\"name\":\"MODE\",\"value\":\"fast\"}]"),
        ("git clone https://ghp_§36:x-oauth-basic@github.com/o/r", "git clone https://[redacted:github-token]:[redacted:url-password]@github.com/o/r"),

        ("os.environ[\"DB_PASSWORD\"] = \"§12\"; config['token'] = '§12'", "os.environ[\"DB_PASSWORD\"] = \"[redacted:password]\"; config['token'] = '[redacted:password]'"),
        ("const password: string = \"§12\";", "const password: string = \"[redacted:password]\";"),
        ("const API_TOKEN: &'static str = \"§12\";", "const API_TOKEN: &'static str = \"[redacted:password]\";"),
        ("let apiKey: string | undefined = '§12'", "let apiKey: string | undefined = '[redacted:password]'"),
        ("mysql -e \"CREATE USER 'me'@'%' IDENTIFIED BY '§12'; FLUSH PRIVILEGES\"", "mysql -e \"CREATE USER 'me'@'%' IDENTIFIED BY '[redacted:password]'; FLUSH PRIVILEGES\""),
        ("psql -c \"alter role me with password '§12' login\"", "psql -c \"alter role me with password '[redacted:password]' login\""),

        ("password=\"§8\\\"§8\" next", "password=\"[redacted:password]\" next"),
        ("{\"token\": \"§8\\\\\", \"user\": \"me\"}", "{\"token\": \"[redacted:password]\", \"user\": \"me\"}"),
        ("echo \"{\\\"token\\\":\\\"§12\\\",\\\"user\\\":\\\"me\\\"}\"", "echo \"{\\\"token\\\":\\\"[redacted:password]\\\",\\\"user\\\":\\\"me\\\"}\""),

        ("{\\\"token\\\": \\\"§12\\\", \\\"user\\\": \\\"me\\\"}".Replace("\\", "\\\\\\"), "{\\\"token\\\": \\\"[redacted:password]\\\", \\\"user\\\": \\\"me\\\"}".Replace("\\", "\\\\\\")),
        ("password=§7[ x", "password=[redacted:password] x"),
        ("ghs_1234567_eyJ§40", "[redacted:github-token]"),

        // Addresses behind another separator, and with a bracket
        ("<protocol>://user:§10@host/db", "<protocol>://user:[redacted:url-password]@host/db"),
        ("x=://user:§10@host/db", "x=://user:[redacted:url-password]@host/db"),
        ("curl http://u:[§10@h/", "curl http://u:[redacted:url-password]@h/"),

        // Behind a written-out line break
        ("printf 'a\\n--password §10'", "printf 'a\\n--password [redacted:password]'"),
        ("echo 'x\\nBearer §20'", "echo 'x\\nBearer [redacted:bearer]'"),

        // Headers: schemes that look like a token, tabs, strings in strings
        ("Authorization: OAuth2 §20", "Authorization: [redacted:authorization]"),
        ("Authorization: MyVeryLongSchemeName §20", "Authorization: [redacted:authorization]"),
        ("Authorization:Bearer\t§20", "Authorization:Bearer\t[redacted:authorization]"),
        ("use Bearer\t§20 here", "use Bearer\t[redacted:bearer] here"),
        ("{\\\"Authorization\\\": \\\"Basic §20\\\"}".Replace("\\", "\\\\\\"), "{\\\"Authorization\\\": \\\"Basic [redacted:authorization]\\\"}".Replace("\\", "\\\\\\")),

        // Flags
        ("spawn('tool', ['--password', '§12', '--force'])", "spawn('tool', ['--password', '[redacted:password]', '--force'])"),
        ("command: [\"--api-key\", \"§12\"]", "command: [\"--api-key\", \"[redacted:password]\"]"),
        ("gh secret set DEPLOY --body §12 --repo o/r", "gh secret set DEPLOY --body [redacted:password] --repo o/r"),
        ("az keyvault secret set --vault-name v --name n --value '§12'", "az keyvault secret set --vault-name v --name n --value '[redacted:password]'"),
        ("aws ssm put-parameter --name /db --value §12 --type SecureString", "aws ssm put-parameter --name /db --value [redacted:password] --type SecureString"),
        ("aws secretsmanager create-secret --name db --secret-string '§12'", "aws secretsmanager create-secret --name db --secret-string '[redacted:password]'"),
        ("kubectl create secret generic db --from-literal=user=me --from-literal=pin=§12", "kubectl create secret generic db --from-literal=user=[redacted:password] --from-literal=pin=[redacted:password]"),
        ("mysql -u root -p§12 shop", "mysql -u root -p[redacted:password] shop"),
        ("mysqldump -uroot -p'§12' shop > d.sql", "mysqldump -uroot -p'[redacted:password]' shop > d.sql"),
        ("docker exec -it db mariadb -p§12 -e 'select 1'", "docker exec -it db mariadb -p[redacted:password] -e 'select 1'"),
        ("sshpass -p §12 ssh me@host", "sshpass -p [redacted:password] ssh me@host"),
        ("sshpass -p'§12' ssh -p 22 me@host", "sshpass -p'[redacted:password]' ssh -p 22 me@host"),
        ("docker login -u me -p §20 registry.example.com", "docker login -u me -p [redacted:password] registry.example.com"),
        ("redis-cli -h cache -a §16 ping", "redis-cli -h cache -a [redacted:password] ping"),
        ("mongosh -u root -p §12 --authenticationDatabase admin", "mongosh -u root -p [redacted:password] --authenticationDatabase admin"),
        ("ldapsearch -x -D cn=admin -w §12 -b dc=x", "ldapsearch -x -D cn=admin -w [redacted:password] -b dc=x"),
        ("sqlcmd -S db -U sa -P §12 -Q q", "sqlcmd -S db -U sa -P [redacted:password] -Q q"),
        ("curl -u me:§12 https://example.com", "curl -u me:[redacted:password] https://example.com"),
        ("curl -sSu 'me:§12' https://example.com", "curl -sSu 'me:[redacted:password]' https://example.com"),
        ("curl --user \"me:§12\" https://example.com", "curl --user \"me:[redacted:password]\" https://example.com"),
        ("curl -U me:§12 --proxy http://p", "curl -U me:[redacted:password] --proxy http://p"),
        ("curl -u AC§32h:§32h https://api.twilio.com", "curl -u [redacted:twilio-key]:[redacted:password] https://api.twilio.com"),
        ("http -a me:§12 example.com", "http -a me:[redacted:password] example.com"),
        ("smbclient //h/s -U me%§12", "smbclient //h/s -U me%[redacted:password]"),
        ("curl -b 'session=§20; theme=dark' https://example.com", "curl -b '[redacted:cookie]' https://example.com"),
        ("curl --cookie session=§20 https://example.com", "curl --cookie [redacted:cookie] https://example.com"),
        ("curl --oauth2-bearer §30 https://example.com", "curl --oauth2-bearer [redacted:password] https://example.com"),
        ("tool --token=§20 --other x", "tool --token=[redacted:password] --other x"),
        ("tool --client-secret §20 --other x", "tool --client-secret [redacted:password] --other x"),

        // Headers
        ("curl -H \"Authorization: Bearer §40w.§10\" x", "curl -H \"Authorization: Bearer [redacted:authorization]\" x"),
        ("Proxy-Authorization: Basic §24==\nHost: x", "Proxy-Authorization: Basic [redacted:authorization]\nHost: x"),
        ("{\"headers\":{\"Authorization\":\"Bearer §30\",\"Accept\":\"*/*\"}}", "{\"headers\":{\"Authorization\":\"Bearer [redacted:authorization]\",\"Accept\":\"*/*\"}}"),
        (
            "-H 'Authorization: Digest username=\"me\", response=\"§32h\"' x",
            "-H 'Authorization: Digest [redacted:authorization]' x"
        ),
        ("curl -H 'Cookie: sid=§30; theme=dark' x", "curl -H 'Cookie: [redacted:cookie]' x"),
        ("Set-Cookie: sid=§30; Path=/; HttpOnly\nX: y", "Set-Cookie: sid=[redacted:cookie]; Path=/; HttpOnly\nX: y"),
        ("GET / HTTP/1.1\nCookie: a=§20; b=§20\nHost: x", "GET / HTTP/1.1\nCookie: [redacted:cookie]\nHost: x"),
        ("X-Vault-Token: §26", "X-Vault-Token: [redacted:password]"),
        ("PRIVATE-TOKEN: §20", "PRIVATE-TOKEN: [redacted:password]"),
        ("Ocp-Apim-Subscription-Key: §32h", "Ocp-Apim-Subscription-Key: [redacted:password]"),

        // Addresses
        ("psql 'postgresql://me:§12@db:5432/shop?sslmode=require'", "psql 'postgresql://me:[redacted:url-password]@db:5432/shop?sslmode=require'"),
        ("git clone https://oauth2:§20@gitlab.example.com/x.git", "git clone https://oauth2:[redacted:url-password]@gitlab.example.com/x.git"),
        ("amqps://u:§12@q/v, mongodb+srv://u:§12@c.mongodb.net", "amqps://u:[redacted:url-password]@q/v, mongodb+srv://u:[redacted:url-password]@c.mongodb.net"),
        ("curl https://discord.com/api/webhooks/1234567890/§68w -d x", "curl https://discord.com/api/webhooks/1234567890/[redacted:discord-webhook] -d x"),
        ("https://hooks.slack.com/workflows/T0§8U/A0§8U/§18d/§24", "https://hooks.slack.com/workflows/[redacted:slack-webhook]"),
        ("https://shop.webhook.office.com/webhookb2/§8h-§4h@§8h/IncomingWebhook/§32h/§8h", "https://shop.webhook.office.com/webhookb2/[redacted:teams-webhook]"),

        // Keys
        ("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n§64b\n---- END SSH2 ENCRYPTED PRIVATE KEY ----", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[redacted:private-key]---- END SSH2 ENCRYPTED PRIVATE KEY ----"),
        ("key: |\n  -----BEGIN EC PRIVATE KEY-----\n  §64b\n  -----END EC PRIVATE KEY-----\nx: 1", "key: |\n  -----BEGIN EC PRIVATE KEY-----[redacted:private-key]-----END EC PRIVATE KEY-----\nx: 1"),
        ("K=-----BEGIN PRIVATE KEY-----\\n§64b\\n-----END PRIVATE KEY-----\\n", "K=-----BEGIN PRIVATE KEY-----[redacted:private-key]-----END PRIVATE KEY-----\\n"),
    ];

    public static TheoryData<string, string> Secrets
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (pattern, expected) in Cases) all.Add(pattern, expected);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_gone_and_what_tells_it_stays(string pattern, string expected)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var (text, _) = MadeSecrets.Make(pattern, random);
            var redacted = MadeSecrets.Redact(text);
            Assert.True(expected == redacted, $"seed {seed}: `{text}` became `{redacted}`");
        }
    }

    /// <summary>A value whose name says nothing is told by its looks alone, which is not certain: the share is what is promised.</summary>
    [Theory]
    [InlineData("DEPLOY=§32", 90)]
    [InlineData("deploy: '§40'", 95)]
    [InlineData("{\"deploy\": \"§43w\"}", 95)]
    [InlineData("deploy = \"§64b\"", 97)]
    [InlineData("deploy=§24", 75)]
    public void Most_values_drawn_by_lot_are_gone_whatever_their_name(string pattern, int minPercent)
    {
        const int Rounds = 2_000;
        var random = new Random(20_261);
        var gone = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (text, parts) = MadeSecrets.Make(pattern, random);
            if (!MadeSecrets.Redact(text).Contains(parts[0], StringComparison.Ordinal)) gone++;
        }

        output.WriteLine($"{pattern}: {gone} of {Rounds} are gone");
        Assert.True(gone * 100 >= Rounds * minPercent, $"{gone} of {Rounds}");
    }
}
