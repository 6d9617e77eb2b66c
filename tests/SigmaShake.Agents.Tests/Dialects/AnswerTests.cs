using System.Text;
using System.Text.Json;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>The exact bytes of every answer. A change here is a change of what a client does.</summary>
public sealed class AnswerTests
{
    private const string Polyglot =
        """{"decision":"block","reason":"R","permission":"deny","permissionDecision":"deny","permissionDecisionReason":"R","cancel":true,"errorMessage":"R","hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"}}""";

    private const string PolyglotAsked =
        """{"decision":"block","reason":"needs a person's approval: R","permission":"deny","permissionDecision":"deny","permissionDecisionReason":"needs a person's approval: R","cancel":true,"errorMessage":"needs a person's approval: R","hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"needs a person's approval: R"}}""";

    private const string PolyglotPermission =
        """{"decision":"block","reason":"R","permission":"deny","permissionDecision":"deny","permissionDecisionReason":"R","cancel":true,"errorMessage":"R","behavior":"deny","message":"R","hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"R"}}}""";

    [Theory]
    [InlineData("claude-code", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("claude-code", ReplyKind.Grant, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"allow","permissionDecisionReason":"R"}}""", "", 0)]
    [InlineData("claude-code", ReplyKind.Ask, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"ask","permissionDecisionReason":"R"}}""", "", 0)]
    [InlineData("claude-code", ReplyKind.Refuse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"}}""", "R", 2)]
    [InlineData("codex", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("codex", ReplyKind.Grant, "", "", 0)]
    [InlineData("codex", ReplyKind.Ask, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"needs a person's approval: R"}}""", "needs a person's approval: R", 2)]
    [InlineData("codex", ReplyKind.Refuse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"}}""", "R", 2)]
    [InlineData("generic", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("generic", ReplyKind.Grant, "", "", 0)]
    [InlineData("generic", ReplyKind.Ask, PolyglotAsked, "needs a person's approval: R", 2)]
    [InlineData("generic", ReplyKind.Refuse, Polyglot, "R", 2)]
    public void A_tool_use_is_answered(string adapter, ReplyKind kind, string stdout, string stderr, int exitCode) =>
        AssertAnswer(adapter, HookEvent.ToolUse, new HookReply(kind, "R"), stdout, stderr, exitCode);

    [Theory]
    [InlineData("claude-code", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("claude-code", ReplyKind.Grant, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"allow"}}}""", "", 0)]
    [InlineData("claude-code", ReplyKind.Ask, "", "", 0)]
    [InlineData("claude-code", ReplyKind.Refuse, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"R"}}}""", "R", 0)]
    [InlineData("codex", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("codex", ReplyKind.Grant, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"allow"}}}""", "", 0)]
    [InlineData("codex", ReplyKind.Ask, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"needs a person's approval: R"}}}""", "needs a person's approval: R", 2)]
    [InlineData("codex", ReplyKind.Refuse, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"R"}}}""", "R", 2)]
    [InlineData("generic", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("generic", ReplyKind.Grant, "", "", 0)]
    [InlineData("generic", ReplyKind.Refuse, PolyglotPermission, "R", 2)]
    public void A_permission_request_is_answered(string adapter, ReplyKind kind, string stdout, string stderr, int exitCode) =>
        AssertAnswer(adapter, HookEvent.PermissionRequest, new HookReply(kind, "R"), stdout, stderr, exitCode);

    [Theory]
    [InlineData("claude-code", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("codex", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("generic", "")]
    public void A_session_start_hands_over_the_context(string adapter, string stdout)
    {
        AssertAnswer(adapter, HookEvent.SessionStart, new HookReply(ReplyKind.NoObjection, "", Context: "C"), stdout, "", 0);
        AssertAnswer(adapter, HookEvent.SessionStart, new HookReply(ReplyKind.NoObjection, ""), "", "", 0);
    }

    [Theory]
    [InlineData("claude-code", HookEvent.ToolUse, ReplyKind.NoObjection, """{"systemMessage":"N"}""", "", 0)]
    [InlineData("claude-code", HookEvent.ToolUse, ReplyKind.Refuse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"},"systemMessage":"N"}""", "R", 2)]
    [InlineData("claude-code", HookEvent.PermissionRequest, ReplyKind.Ask, """{"systemMessage":"N"}""", "", 0)]
    [InlineData("claude-code", HookEvent.SessionStart, ReplyKind.NoObjection, """{"systemMessage":"N"}""", "", 0)]
    [InlineData("codex", HookEvent.ToolUse, ReplyKind.NoObjection, """{"systemMessage":"N"}""", "", 0)]
    [InlineData("codex", HookEvent.ToolUse, ReplyKind.Grant, """{"systemMessage":"N"}""", "", 0)]
    [InlineData("generic", HookEvent.ToolUse, ReplyKind.NoObjection, "", "N", 0)]
    public void A_notice_is_told_without_deciding(string adapter, HookEvent @event, ReplyKind kind, string stdout, string stderr, int exitCode) =>
        AssertAnswer(adapter, @event, new HookReply(kind, "R", Notice: "N"), stdout, stderr, exitCode);

    [Fact]
    public void Every_other_event_is_answered_with_silence()
    {
        foreach (var name in AgentRegistry.Names)
        {
            foreach (var kind in Enum.GetValues<ReplyKind>()) AssertAnswer(name, HookEvent.Other, new HookReply(kind, "R", "N", "C"), "", "", 0);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u001b\u202e\u0000")]
    public void An_empty_reason_never_leaves_because_a_client_runs_the_tool_then(string reason)
    {
        foreach (var name in AgentRegistry.Names)
        {
            var answer = Adapters.Named(name).Answer(Adapters.Event(HookEvent.ToolUse), new HookReply(ReplyKind.Refuse, reason));

            Assert.Equal("blocked by policy; the rule gives no reason\n", answer.Stderr());
            Assert.True(answer.IsRefusal(), name);
            Assert.DoesNotContain(":\"\"", answer.Stdout());
        }
    }

    [Theory]
    [InlineData("say \"no\" \\ to\nthis", "say \"no\" \\ to\nthis")]
    [InlineData("a\u0000b\u001b[31mc\rd\te\u202ef\u2028g", "ab[31mcd efg")]
    [InlineData("grüße 🛡️", "grüße 🛡️")]
    public void A_reason_is_one_line_of_valid_json_without_control_characters(string reason, string said)
    {
        foreach (var name in AgentRegistry.Names)
        {
            var answer = Adapters.Named(name).Answer(Adapters.Event(HookEvent.ToolUse), new HookReply(ReplyKind.Refuse, reason));

            Assert.Equal(said + "\n", answer.Stderr());
            if (answer.Stdout.IsEmpty) continue;
            Assert.Equal(1, answer.Stdout.Span.Count((byte)'\n'));
            Assert.Equal((byte)'{', answer.Stdout.Span[0]);
            using var json = JsonDocument.Parse(answer.Stdout);
            Assert.Contains(said, Strings(json.RootElement));
        }
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        // Built here, as test data in attributes is stored as UTF-8 and cannot hold one.
        var reason = "lone " + '\ud800' + " half";

        var answer = Adapters.Named("claude-code").Answer(Adapters.Event(HookEvent.ToolUse), new HookReply(ReplyKind.Refuse, reason));

        Assert.Equal("lone \ufffd half\n", answer.Stderr());
    }

    [Theory]
    [InlineData(4_000, "x", 4_000)]
    [InlineData(4_001, "x", 4_000)]
    [InlineData(1_000_000, "x", 4_000)]
    [InlineData(3_000, "🛡", 3_999)]
    public void A_reason_is_bounded_and_never_cut_inside_a_character(int repeats, string text, int length)
    {
        var reason = new StringBuilder().Insert(0, text, repeats).ToString();

        var said = Adapters.Named("codex").Answer(Adapters.Event(HookEvent.ToolUse), new HookReply(ReplyKind.Refuse, reason)).Stderr()[..^1];

        Assert.Equal(length, said.Length);
        Assert.Equal(reason.Length > 4_000, said.EndsWith('…'));
        Assert.DoesNotContain('\ufffd', said);
    }

    private static IEnumerable<string?> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.String => [element.GetString()],
        _ => [],
    };

    private static void AssertAnswer(string adapter, HookEvent @event, HookReply reply, string stdout, string stderr, int exitCode)
    {
        var answer = Adapters.Named(adapter).Answer(Adapters.Event(@event), reply);

        Assert.Equal(stdout.Length == 0 ? "" : stdout + "\n", answer.Stdout());
        Assert.Equal(stderr.Length == 0 ? "" : stderr + "\n", answer.Stderr());
        Assert.Equal(exitCode, answer.ExitCode);
    }
}
