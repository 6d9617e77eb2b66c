using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Payload;

namespace SigmaShake.Ledger.Tests.Payload;

public sealed class PayloadWriterTests
{
    private static readonly JudgedCall Call = new()
    {
        Agent = "claude-code",
        Session = "s-1",
        CallId = "c-1",
        Cwd = "/home/user/project",
        Project = "/home/user/project",
        Tool = "Bash",
        Input = """{"command":"git push --force","timeout":120000,"nested":{"a":[1,true,null,"ü"]}}"""u8.ToArray(),
        Decision = "block",
        RuleId = "git-safety/no-force-push",
        Reason = "it rewrites history",
        Matched = ["git-safety/no-force-push", "user/log-git"],
        Links = [KeyValuePair.Create("/home/user/project/a", "../b")],
        Scripts = [KeyValuePair.Create("/home/user/project/a.sh", (ReadOnlyMemory<byte>)"abc"u8.ToArray())],
        Mode = "enforce",
        Answer = "refused",
        DurationUs = 812,
        RuleSetHash = "ab12",
        Version = "0.1.0",
    };

    [Fact]
    public void Everything_of_a_call_stands_in_the_payload()
    {
        var writer = new PayloadWriter();
        Assert.Equal(
            """{"v":1,"agent":"claude-code","session":"s-1","call":"c-1","cwd":"/home/user/project","project":"/home/user/project","tool":"Bash","decision":"block","rule":"git-safety/no-force-push","reason":"it rewrites history","matched":["git-safety/no-force-push","user/log-git"],"links":[["/home/user/project/a","../b"]],"scripts":[["/home/user/project/a.sh","ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]],"mode":"enforce","answer":"refused","duration_us":812,"rules":"ab12","version":"0.1.0","input":{"command":"git push --force","timeout":120000,"nested":{"a":[1,true,null,"ü"]}},"input_bytes":81}""",
            Encoding.UTF8.GetString(writer.Write(Call)));
    }

    [Fact]
    public void A_writer_is_reusable_and_what_is_missing_is_left_out()
    {
        var writer = new PayloadWriter();
        writer.Write(Call);
        var bare = new JudgedCall { Agent = "a", Cwd = "/", Tool = "t", Decision = "allow", Mode = "observe", Answer = "nothing", Version = "1" };
        Assert.Equal("""{"v":1,"agent":"a","cwd":"/","tool":"t","decision":"allow","mode":"observe","answer":"nothing","duration_us":0,"version":"1"}""", Encoding.UTF8.GetString(writer.Write(bare)));
    }

    [Fact]
    public void Secrets_are_gone_from_every_member()
    {
        var token = Redaction.RedactorTests.WithSecrets("ghp_§36", new Random(5));
        var call = Call with
        {
            Session = token,
            Cwd = $"/tmp/{token}",
            Reason = $"ran {token}",
            Matched = [token],
            Tool = token,
            Input = Encoding.UTF8.GetBytes($$"""{"command":"echo {{token}}","{{token}}":1,"password":"hunter2","deep":[{"api_key":"q"}]}"""),
        };
        var payload = Write(call);
        Assert.DoesNotContain(token, payload);
        Assert.DoesNotContain("hunter2", payload);
        var input = JsonDocument.Parse(payload).RootElement;
        Assert.Equal("[redacted:member]", input.GetProperty("input").GetProperty("password").GetString());
        Assert.Equal("[redacted:member]", input.GetProperty("input").GetProperty("deep")[0].GetProperty("api_key").GetString());
        Assert.Equal(4, input.GetProperty("input_redacted").GetInt32());
    }

    /// <summary>As programs and MCP servers are sent them; each of these is a member, not a text that a header stands in.</summary>
    [Theory]
    [InlineData("Authorization", "Basic bWU6aHVudGVyMg==")]
    [InlineData("cookie", "sid=hunter2")]
    [InlineData("pass", "hunter2")]
    [InlineData("SMTP_PASS", "hunter2")]
    public void A_member_that_is_named_like_a_secret_is_not_on_record(string name, string value) =>
        Assert.Contains($"\"{name}\":\"[redacted:member]\"", Write(Call with { Input = Encoding.UTF8.GetBytes($$$"""{"headers":{"{{{name}}}":"{{{value}}}"}}""") }));

    [Fact]
    public void An_escaped_secret_is_found_in_what_it_means()
    {
        var token = Redaction.RedactorTests.WithSecrets("ghp_§36", new Random(6));
        var escaped = string.Concat(token.Select(c => $"\\u{(int)c:x4}"));
        Assert.Contains("\"command\":\"[redacted:github-token]\"", Write(Call with { Input = Encoding.UTF8.GetBytes($$"""{"command":"{{escaped}}"}""") }));
    }

    [Fact]
    public void A_long_string_is_cut_and_says_how_much_and_has_a_salted_digest()
    {
        var content = string.Concat(Enumerable.Repeat("some words of a long file, ", 4_000));
        var input = Encoding.UTF8.GetBytes($$"""{"content":"{{content}}","path":"a.txt"}""");
        var payload = JsonDocument.Parse(Write(Call with { Input = input })).RootElement;
        var cut = payload.GetProperty("input").GetProperty("content");
        var kept = cut.GetProperty("cut").GetString()!;
        Assert.StartsWith(kept, content, StringComparison.Ordinal);
        Assert.Equal(content.Length, kept.Length + cut.GetProperty("cut_bytes").GetInt32());
        Assert.Equal("a.txt", payload.GetProperty("input").GetProperty("path").GetString());

        var digest = payload.GetProperty("input_digest");
        var salt = Convert.FromHexString(digest.GetProperty("salt").GetString()!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. "sigmashake tool input v1\0"u8, .. salt, .. input])), digest.GetProperty("sha256").GetString());
    }

    /// <summary>Who has salt, hash and all but the password could try passwords.</summary>
    [Fact]
    public void There_is_no_digest_where_a_secret_was_found_even_behind_the_cut()
    {
        var content = string.Concat(Enumerable.Repeat("words ", 10_000)) + "password=4711";
        var payload = Write(Call with { Input = Encoding.UTF8.GetBytes($$"""{"content":"{{content}}"}""") });
        Assert.DoesNotContain("digest", payload);
        Assert.Contains("\"input_redacted\":1", payload);
    }

    [Fact]
    public void A_secret_across_the_cut_does_not_show_its_beginning()
    {
        var token = Redaction.RedactorTests.WithSecrets("ghp_§36", new Random(7));
        for (var before = 8_192 - 45; before <= 8_192; before++)
        {
            var text = new string('.', before - 1) + " " + token + new string(' ', 2_000_000);
            var payload = Write(Call with { Input = Encoding.UTF8.GetBytes($$"""{"content":"{{text}}"}""") });
            Assert.DoesNotContain(token[..10], payload);
        }
    }

    [Theory]
    [InlineData("not json at all", "not json at all")]
    [InlineData("{\"a\":1} trailing", "{\\\"a\\\":1} trailing")]
    [InlineData("{\"a\":\"\\ud800\"}", "{\\\"a\\\":\\\"\\\\ud800\\\"}")]
    public void What_is_not_json_is_kept_as_text(string input, string expected) =>
        Assert.Contains($"\"input\":\"{expected}\",\"input_bytes\"", Write(Call with { Input = Encoding.UTF8.GetBytes(input) }));

    /// <summary>Hostile shapes: the payload stays valid JSON within its limit.</summary>
    [Theory]
    [InlineData("control characters")]
    [InlineData("many strings of control characters")]
    [InlineData("emoji")]
    [InlineData("letters outside ASCII")]
    [InlineData("many members")]
    [InlineData("many arrays")]
    [InlineData("long names")]
    [InlineData("depth")]
    [InlineData("allowed depth")]
    [InlineData("a long number")]
    [InlineData("noise")]
    [InlineData("16 MiB")]
    [InlineData("duplicate keys")]
    public void The_payload_is_bounded_valid_json_for_any_input(string what)
    {
        var input = Hostile(what);
        foreach (var filling in new[] { "\u0001", "x", "😀", "ü", "\"" })
        {
            var wide = string.Concat(Enumerable.Repeat(filling, 5_000));
            var call = Call with
            {
                Input = input,
                Agent = wide,
                Session = wide,
                CallId = wide,
                Cwd = wide,
                Project = wide,
                Tool = wide,
                Decision = wide,
                RuleId = wide,
                Reason = wide,
                Mode = wide,
                Answer = wide,
                RuleSetHash = wide,
                Version = wide,
                Matched = [.. Enumerable.Repeat(wide, 100)],
            };
            var writer = new PayloadWriter();
            var payload = writer.Write(call);
            Assert.True(payload.Length <= LedgerLimits.MaxPayloadBytes, $"{payload.Length} bytes");
            using var document = JsonDocument.Parse(payload.ToArray());
            Assert.Equal(input.Length, document.RootElement.GetProperty("input_bytes").GetInt32());
        }
    }

    private static byte[] Hostile(string what)
    {
        return what switch
        {
            "control characters" => Utf8($"\"{Times("\\u0001", 50_000)}\""),
            "many strings of control characters" => Utf8($"[{Times($"\"{Times("\\u0001", 4_000)}\",", 50)}1]"),
            "emoji" => Utf8($"\"{Times("😀", 50_000)}\""),
            "letters outside ASCII" => Utf8($"[{Times($"\"{Times("字ж", 4_000)}\",", 50)}1]"),
            "many members" => Utf8("{" + string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":{i}")) + "}"),
            "many arrays" => Utf8($"[{Times("[[]],", 50_000)}1]"),
            "long names" => Utf8("{" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"{i}{new string('\u007f', 500)}\":\"{new string('x', 300)}\"")) + "}"),
            "depth" => Utf8(new string('[', 100_000)),
            "allowed depth" => Utf8(new string('[', 63) + new string(']', 63)),
            "a long number" => Utf8("1" + new string('0', 100_000)),
            "noise" => Noise(100_000),
            "16 MiB" => Utf8($$"""{"content":"{{new string('x', 16 * 1024 * 1024)}}"}"""),
            "duplicate keys" => Utf8("""{"a":1,"a":2}"""),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such input"),
        };

        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

        static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

        static byte[] Noise(int length)
        {
            var noise = new byte[length];
            new Random(11).NextBytes(noise);
            return noise;
        }
    }

    private static string Write(JudgedCall call)
    {
        var writer = new PayloadWriter();
        return Encoding.UTF8.GetString(writer.Write(call));
    }
}
