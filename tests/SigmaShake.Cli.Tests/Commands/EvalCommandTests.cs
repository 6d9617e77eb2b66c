using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private const string Rules = "rule stop {\n  DENY execution\n  IF command CONTAINS \"stop\"\n  MESSAGE \"not ${command}\"\n}\nrule ask {\n  ASK execution\n  IF command CONTAINS \"ask\"\n  PROMPT \"sure?\"\n  MESSAGE \"m\"\n}\n"
        + "rule note {\n  LOG execution\n  IF command CONTAINS \"note\"\n  MESSAGE \"m\"\n}\nrule quiet {\n  SHADOW execution\n  IF command CONTAINS \"quiet\"\n  MESSAGE \"m\"\n}\n"
        + "rule instead {\n  FORCE execution\n  IF command CONTAINS \"instead\"\n  SUBSTITUTE \"better\"\n  MESSAGE \"m\"\n}\n";

    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("stop it", "block", "user/stop", "user/stop: not stop it")]
    [InlineData("ask", "ask", "user/ask", "user/ask: sure?")]
    [InlineData("instead", "force", "user/instead", "user/instead: m Instead: better")]
    [InlineData("note", "log", null, null)]
    [InlineData("quiet", "shadow", null, null)]
    [InlineData("ls", "allow", null, null)]
    [InlineData("rm -rf /", "allow", null, null)]
    public async Task One_line_holds_the_verdict_of_the_named_rules_alone(string command, string decision, string? rule, string? reason)
    {
        _home.Write("home/project/r/a.rules", Rules);

        var result = await _home.FeedAsync(Call(command), "eval", "--rules", "r");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(1, result.Out.Count(c => c == '\n'));
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(["decision", "rule_id", "reason", "duration_ms"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(decision, json.RootElement.GetProperty("decision").GetString());
        Assert.Equal(rule, json.RootElement.GetProperty("rule_id").GetString());
        Assert.Equal(reason, json.RootElement.GetProperty("reason").GetString());
        Assert.InRange(json.RootElement.GetProperty("duration_ms").GetDouble(), 0, 10_000);
    }

    [Fact]
    public async Task Explained_it_also_holds_what_went_into_the_verdict()
    {
        _home.Write("home/project/r/a.rules", Rules);

        using var json = JsonDocument.Parse((await _home.FeedAsync(Call("note; stop"), "eval", "--explain", "--rules", "r")).Out);

        var root = json.RootElement;
        Assert.Equal(("user", "user", 1), (root.GetProperty("source").GetString(), root.GetProperty("layer").GetString(), root.GetProperty("line").GetInt32()));
        Assert.Equal($"{_home.Project}/r/a.rules", root.GetProperty("file").GetString());
        Assert.Equal("execute note; stop", root.GetProperty("action").GetString());
        Assert.Equal(["user/note LOG", "user/stop DENY"], root.GetProperty("matched").EnumerateArray().Select(match => $"{match.GetProperty("rule_id").GetString()} {match.GetProperty("decision").GetString()}").Order());
        Assert.All(new[] { "actions", "projects", "diagnostics" }, name => Assert.Equal(JsonValueKind.Array, root.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Named_rules_need_no_home_that_can_be_written()
    {
        var rules = _home.Write("home/project/r/a.rules", Rules);
        Directory.CreateSymbolicLink($"{_home.Project}/link", "r");
        foreach (var folder in new[] { Path.GetDirectoryName(rules)!, $"{_home.Project}/link" })
        {
            var result = await ChildProcess.RunAsync(
                Checkout.Ssg, ["eval", "--rules", folder], "{\"tool\":\"Bash\",\"input\":{\"command\":\"stop\"}}"u8.ToArray(), environment: new Dictionary<string, string?> { ["HOME"] = "/proc/none" });

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.StartsWith("{\"decision\":\"block\",\"rule_id\":\"user/stop\"", result.Out);
        }
    }

    [Fact]
    public async Task Packs_are_tried_without_being_enabled_also_beside_named_rules()
    {
        _home.Write("home/project/r/a.rules", Rules);
        _home.Write("home/.sigmashake/config.toml", "packs.disabled = [\"destructive\"]\n");

        Assert.Contains("\"allow\"", (await _home.FeedAsync(Call("rm -rf /srv"), "eval")).Out);
        Assert.Contains("\"block\"", (await _home.FeedAsync(Call("rm -rf /srv"), "eval", "--packs", "destructive")).Out);
        Assert.Contains("\"block\"", (await _home.FeedAsync(Call("rm -rf /srv"), "eval", "--packs", "all")).Out);
        Assert.Contains("\"block\"", (await _home.FeedAsync(Call("rm -rf /srv"), "eval", "--packs", "git,destructive", "--rules", "r")).Out);
        Assert.Contains("\"allow\"", (await _home.FeedAsync(Call("rm -rf /srv"), "eval", "--packs", "git", "--rules", "r")).Out);
        Assert.Contains("destructive/", (await _home.RunAsync("explain", "rm -rf /srv", "--packs", "destructive")).Out);
    }

    [Theory]
    [InlineData("gti", "there is no pack `gti`; did you mean `git`?")]
    [InlineData("git,", "there is no pack ``; ")]
    public async Task A_pack_that_is_not_there_gets_no_verdict(string packs, string problem)
    {
        var result = await _home.FeedAsync(Call("ls"), "eval", "--packs", packs);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"ssg: {problem}", result.Error);
    }

    [Fact]
    public async Task Nothing_is_recorded()
    {
        await _home.FeedAsync(Call("rm -rf /"), "eval");
        await _home.FeedAsync(Call("rm -rf /"), "explain");

        Assert.False(Directory.Exists($"{_home.State}/ledger"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"tool\":\"Bash\",\"tool\":\"Read\",\"input\":{}}")]
    [InlineData("{\"tool\":\"Bash\",\"input\":{\"command\":\"ls\",\"command\":\"rm\"}}")]
    [InlineData("{\"tool\":5}")]
    public async Task A_call_that_is_not_understood_gets_no_verdict(string call)
    {
        var result = await _home.FeedAsync(call, "eval");

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("ssg: ", result.Error);
        Assert.EndsWith("; write {\"tool\":\"Bash\",\"input\":{\"command\":\"ls\"}}\n", result.Error);
    }

    [Fact]
    public async Task A_call_beyond_the_limit_gets_no_verdict()
    {
        var result = await _home.FeedAsync(new string(' ', (16 << 20) + 1), "eval");

        Assert.Equal((2, "", "ssg: the call is larger than 16 MiB\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task A_broken_rule_says_so_in_the_verdict()
    {
        _home.Write("home/project/r/a.rules", "rule a {\n  DENY execution\n  IF command REGEX \"(\"\n  MESSAGE \"m\"\n}\n");

        var result = await _home.FeedAsync(Call("ls"), "eval", "--rules", "r");

        Assert.Contains("\"decision\":\"block\"", result.Out);
        Assert.Contains("This rule is broken and may match more than it should: run `ssg lint`.", result.Out);
    }

    internal static string Call(string command) => $"{{\"tool\":\"Bash\",\"input\":{{\"command\":{JsonSerializer.Serialize(command)}}}}}";
}
