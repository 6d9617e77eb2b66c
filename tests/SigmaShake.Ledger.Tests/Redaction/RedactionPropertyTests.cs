using System.Text;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>What holds for every text, tried on texts made by lot from pieces that detectors look at.</summary>
public sealed class RedactionPropertyTests
{
    private static readonly string[] Tokens =
    [
        "AKIA§16U", "ghp_§36", "github_pat_§22_§59", "glpat-§20w", "xoxb-§12d-§12d-§24", "sk_live_§24", "AIzaSy§33w", "sk-proj-§60w", "sk-ant-api03-§93wAA", "npm_§36",
        "pypi-AgEIcHlwaS5vcmc§70w", "dckr_pat_§27w", "SK§32h", "SG.§22w.§43w", "§10d:AA§33w", "dop_v1_§64h", "hvs.§24", "hf_§34", "eyJhbGciOiJIUzI1NiJ9.eyJ§60w.§43w",
        "shpat_§32h", "key-§32h", "dapi§32h", "cfut_§48",
    ];

    private static readonly string[] Pieces =
    [
        " ", "\n", "=", ":", ": ", " = ", "\"", "'", "\\\"", "\\n", "-", "--", "----", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "://", "@", "/", ".", ",", ";", "&",
        "|", "<", ">", "=>", "%22", "{", "}", "(", ")", "[", "]", "$", "a", "n", "bearer ", "Authorization: ", "Basic ", "Digest ", "Cookie: ", "Set-Cookie: ", "password", "token", "api_key", "<secret>",
        "--password ", "curl -u ", "curl ", "mysql -p", "docker login -p ", "me:hunter22", "sig", "?sig=", "https://", "https://hooks.slack.com/services/", "pass:", "-passin ", "ü", "😀", "§12", "§30", "§40b",
        "AKIA§16U", "ghp_§36", "eyJ§20.", "..", "SG.", "hvs.", "ya29.", "§35w", "aws_secret_access_key ", "[redacted", "[redacted:password]",
    ];

    /// <summary>Delimiters, words and quotes stand around it by lot; whatever they are, the token is not in what goes on record.</summary>
    [Fact]
    public void No_record_contains_a_token_wherever_it_stood()
    {
        string[] around = [" ", "\n", "=", ": ", "\"", "'", "`", "\\n", "\\\"", "/", "(", ")", "{", "}", ",", ";", "&", "|", "<", ">", "?", "!", "#", "@", "word ", "--flag ", "X=", "%3D", "ü", "\t", "://", "u:"];
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (token, parts) = MadeSecrets.Make(Tokens[random.Next(Tokens.Length)], random);
            var text = Some(around, random, 4) + token + After(around, random);
            var redacted = MadeSecrets.Redact(text);
            Assert.False(redacted.Contains(parts[^1], StringComparison.Ordinal), $"seed {seed}, round {round}: `{text}` became `{redacted}`");
        }
    }

    /// <summary>
    /// Commands, files and headers as they are met, side by side; a record that is exported and redacted again says the same. A mark may be shorter than what stood
    /// there, so that what was too far behind the program that it belongs to is now near enough to be told: then more goes, once.
    /// </summary>
    [Fact]
    public void Redacting_twice_is_redacting_once()
    {
        var patterns = ContextSecretTests.Cases.Select(one => one.Pattern).Concat(ServiceSecretTests.InSurroundings).ToArray();
        string[] between = [" ", "\n", "; ", " && ", ", ", "\n\n", " | ", "\t"];
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => patterns[random.Next(patterns.Length)] + between[random.Next(between.Length)]));
            var (text, _) = MadeSecrets.Make(pattern, random);
            var once = MadeSecrets.Redact(text);
            var twice = MadeSecrets.Redact(once);
            var what = $"seed {seed}, round {round}: `{text}` became `{once}`, then `{twice}`";
            Assert.True(once == twice || (once.Length < text.Length && Marks(twice) > Marks(once)), what);
            Assert.True(MadeSecrets.Redact(twice) == twice, what);
        }

        static int Marks(string redacted) => redacted.Split("[redacted:").Length;
    }

    /// <summary>What is no secret is copied byte for byte, in order; so the text around the marks is a part of the text that was read.</summary>
    [Fact]
    public void What_stands_around_the_marks_stood_in_the_text()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (text, _) = MadeSecrets.Make(Some(Pieces, random, 14).Replace("[redacted", "", StringComparison.Ordinal), random);
            var from = 0;
            foreach (var kept in System.Text.RegularExpressions.Regex.Split(MadeSecrets.Redact(text), @"\[redacted:[a-z-]+\]", default, TimeSpan.FromSeconds(1)))
            {
                var found = text.IndexOf(kept, from, StringComparison.Ordinal);
                Assert.True(found >= 0, $"seed {seed}, round {round}: `{kept}` of `{text}`");
                from = found + kept.Length;
            }
        }
    }

    /// <summary>No text, whatever its bytes, makes a detector read past it.</summary>
    [Fact]
    public void Any_beginning_of_any_text_can_be_read()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var (text, _) = MadeSecrets.Make(Some(Pieces, random, 20), random);
            for (var length = 0; length <= text.Length; length++) MadeSecrets.Redact(text[..length]);
        }
    }

    private static string Some(string[] pieces, Random random, int most)
    {
        var text = new StringBuilder();
        for (var count = random.Next(most + 1); count > 0; count--) text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }

    // What comes next is not of the token: no letter, digit, dash or underscore.
    private static string After(string[] around, Random random)
    {
        var after = Some(around, random, 3);
        return after.Length > 0 && (char.IsAsciiLetterOrDigit(after[0]) || after[0] is '-' or '_') ? " " + after : after;
    }
}
