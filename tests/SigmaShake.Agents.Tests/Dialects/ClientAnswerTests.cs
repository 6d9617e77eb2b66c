namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>The exact bytes of the answers of clients besides those of <see cref="AnswerTests"/>. A change here is a change of what a client does.</summary>
public sealed class ClientAnswerTests
{
    private const string Approval = "needs a person's approval: R";
    private const string Claude = """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"#","permissionDecisionReason":"R"}}""";

    [Theory]
    [InlineData("copilot-cli", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("copilot-cli", ReplyKind.Grant, """{"permissionDecision":"allow","permissionDecisionReason":"R"}""", "", 0)]
    [InlineData("copilot-cli", ReplyKind.Ask, """{"permissionDecision":"ask","permissionDecisionReason":"R"}""", "", 0)]
    [InlineData("copilot-cli", ReplyKind.Refuse, """{"permissionDecision":"deny","permissionDecisionReason":"R"}""", "R", 2)]
    [InlineData("cursor", ReplyKind.NoObjection, """{"permission":"allow"}""", "", 0)]
    [InlineData("cursor", ReplyKind.Grant, """{"permission":"allow"}""", "", 0)]
    [InlineData("cursor", ReplyKind.Ask, """{"permission":"deny","user_message":"needs a person's approval: R","agent_message":"needs a person's approval: R"}""", Approval, 2)]
    [InlineData("cursor", ReplyKind.Refuse, """{"permission":"deny","user_message":"R","agent_message":"R"}""", "R", 2)]
    [InlineData("gemini-cli", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("gemini-cli", ReplyKind.Grant, "", "", 0)]
    [InlineData("gemini-cli", ReplyKind.Ask, """{"decision":"deny","reason":"needs a person's approval: R"}""", Approval, 2)]
    [InlineData("gemini-cli", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 2)]
    [InlineData("antigravity", ReplyKind.NoObjection, """{"decision":"ask"}""", "", 0)]
    [InlineData("antigravity", ReplyKind.Grant, """{"decision":"allow","reason":"R"}""", "", 0)]
    [InlineData("antigravity", ReplyKind.Ask, """{"decision":"force_ask","reason":"R"}""", "", 0)]
    [InlineData("antigravity", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 0)]
    [InlineData("windsurf", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("windsurf", ReplyKind.Grant, "", "", 0)]
    [InlineData("windsurf", ReplyKind.Ask, "", Approval, 2)]
    [InlineData("windsurf", ReplyKind.Refuse, "", "R", 2)]
    [InlineData("kiro", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("kiro", ReplyKind.Ask, "", Approval, 2)]
    [InlineData("kiro", ReplyKind.Refuse, "", "R", 2)]
    [InlineData("devin", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("devin", ReplyKind.Grant, "", "", 0)]
    [InlineData("devin", ReplyKind.Ask, """{"decision":"block","reason":"needs a person's approval: R"}""", Approval, 2)]
    [InlineData("devin", ReplyKind.Refuse, """{"decision":"block","reason":"R"}""", "R", 2)]
    [InlineData("cline", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("cline", ReplyKind.Grant, "", "", 0)]
    [InlineData("cline", ReplyKind.Ask, """{"cancel":true,"errorMessage":"needs a person's approval: R"}""", Approval, 0)]
    [InlineData("cline", ReplyKind.Refuse, """{"cancel":true,"errorMessage":"R"}""", "R", 0)]
    [InlineData("opencode", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("opencode", ReplyKind.Ask, """{"decision":"deny","reason":"needs a person's approval: R"}""", Approval, 2)]
    [InlineData("opencode", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 2)]
    [InlineData("amp", ReplyKind.Ask, """{"decision":"deny","reason":"needs a person's approval: R"}""", Approval, 2)]
    [InlineData("amp", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 2)]
    [InlineData("pi", ReplyKind.NoObjection, "", "", 0)]
    [InlineData("pi", ReplyKind.Grant, "", "", 0)]
    [InlineData("pi", ReplyKind.Ask, """{"decision":"ask","reason":"R"}""", "", 0)]
    [InlineData("pi", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 2)]
    [InlineData("openclaw", ReplyKind.Ask, """{"decision":"ask","reason":"R"}""", "", 0)]
    [InlineData("openclaw", ReplyKind.Refuse, """{"decision":"deny","reason":"R"}""", "R", 2)]
    public void A_tool_use_is_answered(string adapter, ReplyKind kind, string stdout, string stderr, int exitCode) =>
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(kind, "R"), stdout, stderr, exitCode);

    [Theory]
    [InlineData("qwen-code")]
    [InlineData("droid")]
    [InlineData("vscode")]
    public void Clients_that_took_over_claude_codes_words_are_answered_in_them(string adapter)
    {
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(ReplyKind.NoObjection, "R"), "", "", 0);
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(ReplyKind.Grant, "R"), Claude.Replace("#", "allow"), "", 0);
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(ReplyKind.Ask, "R"), Claude.Replace("#", "ask"), "", 0);
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(ReplyKind.Refuse, "R"), Claude.Replace("#", "deny"), "R", 2);
    }

    [Theory]
    [InlineData("copilot-cli", "PreToolUse")]
    [InlineData("cursor", "PreToolUse")]
    public void Clients_that_run_claude_codes_hooks_are_answered_in_its_words(string adapter, string eventName)
    {
        AssertAnswer(adapter, eventName, HookEvent.ToolUse, new HookReply(ReplyKind.NoObjection, "R"), "", "", 0);
        AssertAnswer(adapter, eventName, HookEvent.ToolUse, new HookReply(ReplyKind.Refuse, "R"), Claude.Replace("#", "deny"), "R", 2);
    }

    [Theory]
    [InlineData("beforeShellExecution", true)]
    [InlineData("beforeMCPExecution", true)]
    [InlineData("preToolUse", false)]
    [InlineData("beforeReadFile", false)]
    public void Cursor_asks_before_shell_commands_and_tools_of_servers_only(string eventName, bool canAsk) => AssertAnswer(
        "cursor",
        eventName,
        HookEvent.ToolUse,
        new HookReply(ReplyKind.Ask, "R"),
        canAsk
            ? """{"permission":"ask","user_message":"R","agent_message":"R"}"""
            : """{"permission":"deny","user_message":"needs a person's approval: R","agent_message":"needs a person's approval: R"}""",
        canAsk ? "" : Approval,
        canAsk ? 0 : 2);

    [Theory]
    [InlineData(ReplyKind.NoObjection, "", "", 0)]
    [InlineData(ReplyKind.Ask, "", "", 0)]
    [InlineData(ReplyKind.Grant, """{"behavior":"allow"}""", "", 0)]
    [InlineData(ReplyKind.Refuse, """{"behavior":"deny","message":"R"}""", "R", 2)]
    public void A_permission_request_of_copilot_is_answered(ReplyKind kind, string stdout, string stderr, int exitCode) =>
        AssertAnswer("copilot-cli", "", HookEvent.PermissionRequest, new HookReply(kind, "R"), stdout, stderr, exitCode);

    [Theory]
    [InlineData("copilot-cli", "", """{"additionalContext":"C"}""")]
    [InlineData("copilot-cli", "SessionStart", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("cursor", "sessionStart", """{"additional_context":"C"}""")]
    [InlineData("gemini-cli", "", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("qwen-code", "", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("droid", "", """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"C"}}""")]
    [InlineData("pi", "", "")]
    [InlineData("windsurf", "", "")]
    public void A_session_start_hands_over_the_context_where_the_client_takes_it(string adapter, string eventName, string stdout) =>
        AssertAnswer(adapter, eventName, HookEvent.SessionStart, new HookReply(ReplyKind.NoObjection, "", Context: "C"), stdout, "", 0);

    [Theory]
    [InlineData("copilot-cli", "", "N")]
    [InlineData("cursor", """{"permission":"allow","user_message":"N"}""", "")]
    [InlineData("gemini-cli", """{"systemMessage":"N"}""", "")]
    [InlineData("antigravity", """{"decision":"ask","reason":"N"}""", "")]
    [InlineData("windsurf", "", "N")]
    [InlineData("devin", "", "N")]
    [InlineData("cline", "", "N")]
    [InlineData("pi", "", "N")]
    public void A_notice_is_told_without_deciding(string adapter, string stdout, string stderr) =>
        AssertAnswer(adapter, "", HookEvent.ToolUse, new HookReply(ReplyKind.NoObjection, "R", Notice: "N"), stdout, stderr, 0);

    private static void AssertAnswer(string adapter, string eventName, HookEvent @event, HookReply reply, string stdout, string stderr, int exitCode)
    {
        var answer = Adapters.Named(adapter).Answer(Adapters.Event(@event) with { EventName = eventName }, reply);

        Assert.Equal(stdout.Length == 0 ? "" : stdout + "\n", answer.Stdout());
        Assert.Equal(stderr.Length == 0 ? "" : stderr + "\n", answer.Stderr());
        Assert.Equal(exitCode, answer.ExitCode);
    }
}
