using System.Text;
using System.Text.Json;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>What a judged call leaves in the log.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_refused_call_is_one_entry_with_everything_that_explains_it()
    {
        _home.WriteRules("rule deploy {\n DENY execution\n IF command STARTS_WITH \"make deploy\"\n MESSAGE \"not today\"\n}\nrule seen {\n LOG execution\n IF command CONTAINS \"make\"\n MESSAGE \"m\"\n}\n");
        await _home.Ask(HookCalls.Bash("make deploy", _home.Project));

        var call = _home.Call();
        Assert.Equal(1, call.GetProperty("v").GetInt32());
        Assert.Equal("claude-code", call.GetProperty("agent").GetString());
        Assert.Equal("session-1", call.GetProperty("session").GetString());
        Assert.Equal("toolu_1", call.GetProperty("call").GetString());
        Assert.Equal(_home.Project, call.GetProperty("cwd").GetString());
        Assert.Equal(_home.Project, call.GetProperty("project").GetString());
        Assert.Equal("Bash", call.GetProperty("tool").GetString());
        Assert.Equal("{\"command\":\"make deploy\"}", call.GetProperty("input").GetRawText());
        Assert.Equal("block", call.GetProperty("decision").GetString());
        Assert.Equal("user/deploy", call.GetProperty("rule").GetString());
        Assert.Equal("user/deploy: not today", call.GetProperty("reason").GetString());
        Assert.Equal(["user/deploy", "user/seen"], call.GetProperty("matched").EnumerateArray().Select(id => id.GetString()).Order());
        Assert.Equal("enforce", call.GetProperty("mode").GetString());
        Assert.Equal("refused", call.GetProperty("answer").GetString());
        Assert.Equal(ProductVersion.Text, call.GetProperty("version").GetString());
        Assert.InRange(call.GetProperty("duration_us").GetInt64(), 1, 5_000_000);
    }

    [Fact]
    public async Task Rules_that_tell_somebody_are_not_buried_under_others()
    {
        var many = string.Concat(Enumerable.Range(0, 60).Select(i => $"rule a{i:00} {{\n LOG execution\n IF command CONTAINS \"make\"\n priority {900 - i}\n}}\n"));
        _home.WriteRules($"{many}rule tell {{\n LOG execution\n IF command CONTAINS \"make\"\n priority 1\n WEBHOOK \"https://hooks.example.com/x\"\n}}\n");

        await _home.Ask(HookCalls.Bash("make", _home.Project));

        var matched = _home.Call().GetProperty("matched").EnumerateArray().Select(id => id.GetString()).ToList();
        Assert.Equal(["user/tell", "user/a00", "user/a01"], matched.Take(3));
        Assert.Equal((32, 29), (matched.Count, _home.Call().GetProperty("matched_more").GetInt32()));
    }

    [Fact]
    public async Task A_script_that_is_run_is_judged_and_its_hash_is_on_record()
    {
        var script = $"{_home.Project}/clean.sh";
        File.WriteAllText(script, "#!/bin/sh\nrm -rf /\n");

        HookAnswers.IsRefused(await _home.Ask(HookCalls.Bash("./clean.sh", _home.Project)));

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(script)));
        Assert.Equal($"[[\"{script}\",\"{hash}\"]]", _home.Call().GetProperty("scripts").GetRawText());
    }

    [Fact]
    public async Task A_call_without_a_verdict_has_no_rule_and_no_reason()
    {
        await _home.Run(Encoding.UTF8.GetBytes(HookCalls.Read("/srv/notes.txt", "/")), ["hook", "claude-code"], new Dictionary<string, string?> { ["CLAUDE_PROJECT_DIR"] = null });

        var call = _home.Call();
        Assert.Equal("allow", call.GetProperty("decision").GetString());
        Assert.Equal("nothing", call.GetProperty("answer").GetString());
        Assert.All(["rule", "reason", "matched", "project"], name => Assert.False(call.TryGetProperty(name, out _), name));
    }

    [Theory]
    [InlineData("LOG", "log")]
    [InlineData("SHADOW", "shadow")]
    public async Task An_observation_is_on_record_and_says_nothing(string decision, string word)
    {
        _home.WriteRules($"rule seen {{\n {decision} read\n IF path GLOB \"*.md\"\n MESSAGE \"m\"\n}}\n");
        HookAnswers.IsSilent(await _home.Ask(HookCalls.Read("notes.md", _home.Project)));

        Assert.Equal(word, _home.Call().GetProperty("decision").GetString());
        Assert.Equal(["user/seen"], _home.Call().GetProperty("matched").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_log()
    {
        const string Token = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
        _home.WriteRules("rule push {\n DENY execution\n IF command CONTAINS \"curl\"\n MESSAGE \"refused: ${command}\"\n}\n");

        await _home.Ask(HookCalls.Bash($"curl -H 'Authorization: token {Token}' https://api.github.com", _home.Project));
        await _home.Ask(HookCalls.Tool("mcp__x__login", new { password = "correct horse battery", user = "ann" }, _home.Project));

        var log = await File.ReadAllTextAsync(Path.Combine(_home.Ledger, "entries"), Encoding.Latin1, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Token, log);
        Assert.DoesNotContain("correct horse", log);
        Assert.Contains("\"ann\"", log);
        Assert.All(_home.Calls(), call => Assert.Equal(1, call.GetProperty("input_redacted").GetInt32()));
    }

    [Fact]
    public async Task A_call_of_megabytes_is_cut_and_still_one_entry()
    {
        HookAnswers.IsSilent(await _home.Ask(HookCalls.Write(_home["project/a"], _home.Project, new string('é', 1_500_000))));

        var call = _home.Call();
        Assert.True(call.GetProperty("input").GetProperty("content").GetProperty("cut_bytes").GetInt64() > 2_900_000);
        Assert.True(call.GetProperty("input_bytes").GetInt64() > 2_900_000);
        Assert.True(call.GetRawText().Length < 64 << 10);
    }

    [Fact]
    public async Task An_unreadable_call_is_on_record_with_the_cause()
    {
        await _home.Ask("{\"tool_name\":\"Bash\"");

        var call = _home.Call();
        Assert.Equal("", call.GetProperty("tool").GetString());
        Assert.Equal("block", call.GetProperty("decision").GetString());
        Assert.Contains("not JSON", call.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_call_that_a_broken_setting_refuses_is_on_record_with_its_input()
    {
        _home.WriteState("config.toml", "moode = 1");
        await _home.Ask(HookCalls.Bash("make test", _home.Project));

        var call = _home.Call();
        Assert.Equal("Bash", call.GetProperty("tool").GetString());
        Assert.Equal("{\"command\":\"make test\"}", call.GetProperty("input").GetRawText());
        Assert.Contains("unknown key `moode`", call.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_permission_request_is_a_call_of_its_own()
    {
        var request = JsonSerializer.Deserialize<Dictionary<string, object>>(HookCalls.Destructive(_home.Project))!;
        request["hook_event_name"] = "PermissionRequest";
        request.Remove("tool_use_id");

        var result = await _home.Ask(JsonSerializer.Serialize(request));

        // Exit code 2 means nothing to this event; the JSON of a hook that ended well is what counts.
        var decision = HookAnswers.Output(HookAnswers.Line(result)).GetProperty("decision");
        Assert.Equal("deny", decision.GetProperty("behavior").GetString());
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
    }

    [Fact]
    public async Task The_time_of_an_entry_is_the_time_of_the_call()
    {
        var before = TimeProvider.System.GetUtcNow().AddMilliseconds(-1);
        await _home.Ask(HookCalls.Harmless(_home.Project));

        Assert.InRange(Assert.Single(_home.Entries()).Time, before, TimeProvider.System.GetUtcNow());
    }
}
