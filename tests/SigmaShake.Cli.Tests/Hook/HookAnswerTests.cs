using System.Text.Json;

namespace SigmaShake.Cli.Tests.Hook;

public sealed class HookAnswerTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_nothing_objects_to_is_answered_by_silence()
    {
        HookAnswers.IsSilent(await _home.Ask(HookCalls.Harmless(_home.Project)));
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    public async Task A_refusal_is_one_line_of_json_the_same_reason_on_stderr_and_exit_code_2(string client)
    {
        var reason = HookAnswers.IsRefused(await _home.Ask(HookCalls.Destructive(_home.Project), client), "destructive/remove-root: ");

        Assert.Equal(reason, _home.Call().GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_unknown_host_is_refused_in_all_dialects_at_once()
    {
        var result = await _home.Ask("""{"tool":"shell","input":{"command":"rm -rf /"}}""", "generic");

        var line = HookAnswers.Line(result);
        var reason = line.GetProperty("reason").GetString();
        Assert.Equal("block", line.GetProperty("decision").GetString());
        Assert.Equal("deny", line.GetProperty("permission").GetString());
        Assert.Equal(reason, HookAnswers.Output(line).GetProperty("permissionDecisionReason").GetString());
        Assert.Equal(reason + "\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task Without_a_name_the_client_is_told_by_its_payload()
    {
        var result = await _home.Run(System.Text.Encoding.UTF8.GetBytes(HookCalls.Destructive(_home.Project)), ["hook"]);

        HookAnswers.IsRefused(result, "destructive/remove-root");
        Assert.Equal("claude-code", _home.Call().GetProperty("agent").GetString());
    }

    [Fact]
    public async Task A_question_is_asked_where_the_client_can_ask_and_refuses_where_it_cannot()
    {
        _home.WriteRules("rule push {\n ASK execution\n IF command STARTS_WITH \"git push\"\n MESSAGE \"m\"\n PROMPT \"Really push?\"\n}\n");
        var call = HookCalls.Bash("git push", _home.Project);

        HookAnswers.IsAsked(await _home.Ask(call), "Really push?");
        HookAnswers.IsRefused(await _home.Ask(call, "codex"), "needs a person's approval", "Really push?");

        Assert.Equal(["asked", "refused"], _home.Calls().Select(entry => entry.GetProperty("answer").GetString()));
    }

    [Theory]
    [InlineData("hook", "nobody")]
    [InlineData("hook", "--loud")]
    [InlineData("hook", "claude-code", "codex")]
    [InlineData("hook", "claude-code", "--state")]
    [InlineData("hook", "claude-code", "--state", "relative/folder")]
    [InlineData("hook", "claude-code", "--state=")]
    public async Task Arguments_that_are_not_understood_refuse_with_cause_and_cure(params string[] arguments)
    {
        var result = await _home.Run(System.Text.Encoding.UTF8.GetBytes(HookCalls.Harmless(_home.Project)), arguments);

        var line = HookAnswers.Line(result);
        var reason = HookAnswers.Output(line).GetProperty("permissionDecisionReason").GetString()!;
        Assert.Equal("deny", HookAnswers.Output(line).GetProperty("permissionDecision").GetString());
        Assert.Contains("Cure: ", reason);
        Assert.Equal(reason + "\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task What_comes_after_a_tool_is_left_alone_and_not_on_record()
    {
        var call = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(HookCalls.Destructive(_home.Project))!;
        call["hook_event_name"] = JsonSerializer.SerializeToElement("PostToolUse");

        HookAnswers.IsSilent(await _home.Ask(JsonSerializer.Serialize(call)));

        Assert.False(Directory.Exists(_home.Ledger));
    }

    [Fact]
    public async Task A_reason_is_one_line_of_json_even_where_the_rule_writes_several_and_control_characters()
    {
        _home.WriteRules("rule many {\n DENY execution\n IF command EQUALS \"go\"\n MESSAGE \"first\nsecond \u001b[31mred \u202e \U0001f600 \"\n}\n");

        var reason = HookAnswers.IsRefused(await _home.Ask(HookCalls.Bash("go", _home.Project)), "first\nsecond", "\U0001f600");

        Assert.DoesNotContain('\u001b', reason);
        Assert.DoesNotContain('\u202e', reason);
    }
}
