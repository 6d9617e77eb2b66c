using SigmaShake.Rules.Calls;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>Every payload of <see cref="SamplePayloads"/> is understood and answered in the words of its client.</summary>
public sealed class SamplePayloadTests
{
    private const string ClaudeRefusal =
        """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"}}""";

    private static readonly string[] WithATableOfTheirOwn = ["claude-code", "codex"];

    public static TheoryData<string, HookEvent?, string?, string?> Payloads => SamplePayloads.Table;

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_is_understood(string file, HookEvent? @event, string? tool, string? action)
    {
        var client = ClientOf(file);

        var request = Adapters.Named(client).Read(Samples.Read(file), AgentEnvironment.Empty);

        if (@event is null)
        {
            Assert.Equal("the call names no tool", request.Problem);
            return;
        }

        Assert.Null(request.Problem);
        Assert.Equal(@event, request.Event);
        Assert.Equal(tool, request.Call?.Tool);
        if (client != "generic") Assert.Equal(client, request.Agent);
        if (action is not null) Assert.Contains(action, CallExpansion.Expand(request.Call!).Actions.Select(derived => derived.Describe()));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_is_answered(string file, HookEvent? @event, string? tool, string? action)
    {
        _ = (tool, action);
        var adapter = Adapters.Named(ClientOf(file));
        var request = adapter.Read(Samples.Read(file), AgentEnvironment.Empty);

        var answer = adapter.Answer(request, new HookReply(ReplyKind.Refuse, "R"));

        var isJudged = @event is null or HookEvent.ToolUse or HookEvent.PermissionRequest;
        Assert.Equal(isJudged ? "R\n" : "", answer.Stderr());
        Assert.Equal(isJudged ? RefusalOf(file) : "", answer.Stdout().TrimEnd('\n'));
    }

    [Fact]
    public void No_payload_is_left_out_of_the_table() => Assert.Equal(
        Samples.Clients().Except(WithATableOfTheirOwn).SelectMany(Samples.Of),
        SamplePayloads.Table.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("cursor/safe-chains.beforeShellExecution.json", "/Users/me/project", "/Users/me/project", "abc-123")]
    [InlineData("cursor/docs.beforeMCPExecution.json", "/project", "/project", "string")]
    [InlineData("antigravity/cc-safety-net.PreToolUse.run_command.json", "/tmp/w", "/tmp/w", "antigravity-test-session")]
    [InlineData("antigravity/rampart.PreToolUse.run_command.json", "", null, "agy-session")]
    [InlineData("cline/PreToolUse.run_commands.json", "/home/dev/proj", "/home/dev/proj", "conv_1795425947137_41ne7y1")]
    [InlineData("windsurf/gryph.pre_run_command.json", "/home/user/project", null, "traj-test-123")]
    [InlineData("opencode/tool.execute.before.bash.json", "", null, "ses_df84ea26bffeS0gKi8RFwH3jxU")]
    [InlineData("vscode/docs.PreToolUse.editFiles.json", "/path/to/workspace", null, "session-identifier")]
    [InlineData("github-copilot-cli/preToolUse.bash.json", "/home/dev/proj", null, "cdf3d05e-8c78-4161-a765-f8b03ad09a48")]
    [InlineData("amp/nah.tool.call.shell_command.json", "", null, "T-thread")]
    public void Where_and_in_which_session_a_call_is_made_is_known(string file, string cwd, string? project, string session)
    {
        var request = Adapters.Named(ClientOf(file)).Read(Samples.Read(file), AgentEnvironment.Empty);

        Assert.Equal(cwd, request.Cwd);
        Assert.Equal(project, request.ProjectDirectory);
        Assert.Equal(session, request.Session);
    }

    [Theory]
    [InlineData("copilot-cli", "COPILOT_PROJECT_DIR", "github-copilot-cli/preToolUse.bash.json")]
    [InlineData("cursor", "CURSOR_PROJECT_DIR", "cursor/docs.preToolUse.Shell.json")]
    [InlineData("gemini-cli", "GEMINI_PROJECT_DIR", "gemini-cli/BeforeTool.glob.json")]
    [InlineData("qwen-code", "QWEN_PROJECT_DIR", "qwen-code/PreToolUse.glob.json")]
    [InlineData("droid", "FACTORY_PROJECT_DIR", "droid/nah.PreToolUse.Edit.json")]
    [InlineData("devin", "DEVIN_PROJECT_DIR", "devin/nah.PreToolUse.exec.json")]
    public void The_project_is_the_one_that_the_client_names(string client, string variable, string file) =>
        Assert.Equal("/named", Adapters.Named(client).Read(Samples.Read(file), Adapters.Environment((variable, "/named"))).ProjectDirectory);

    [Fact]
    public void Devin_works_in_the_project_that_it_names_as_its_payload_says_no_directory() => Assert.Equal(
        "/named",
        Adapters.Named("devin").Read(Samples.Read("devin/nah.PreToolUse.exec.json"), Adapters.Environment(("DEVIN_PROJECT_DIR", "/named"))).Cwd);

    [Fact]
    public void What_copilot_types_into_a_shell_that_runs_is_a_command()
    {
        var payload = Samples.Parse("""{"sessionId":"s","cwd":"/p","toolName":"write_bash","toolArgs":{"shellId":"1","input":"rm -rf /"}}""");

        var call = Adapters.Named("copilot-cli").Read(payload, AgentEnvironment.Empty).Call!;

        Assert.Contains("execute rm -rf /", CallExpansion.Expand(call).Actions.Select(action => action.Describe()));
    }

    [Fact]
    public void Older_builds_of_cline_send_lists_as_text()
    {
        var payload = Samples.Parse("""{"hookName":"PreToolUse","taskId":"t","preToolUse":{"toolName":"run_commands","parameters":{"commands":"[\"ls\",\"rm -rf /\"]"}}}""");

        var call = Adapters.Named("cline").Read(payload, AgentEnvironment.Empty).Call!;

        Assert.Contains("rm -rf /", string.Join('\n', CallExpansion.Expand(call).Actions.Select(action => action.Describe())));
    }

    private static string ClientOf(string file) => file[..file.IndexOf('/')] switch
    {
        "github-copilot-cli" => "copilot-cli",
        "grok" or "hermes" or "kimi-code" => "generic",
        var client => client,
    };

    private static string RefusalOf(string file) => ClientOf(file) switch
    {
        "qwen-code" or "droid" or "vscode" => ClaudeRefusal,
        "copilot-cli" when file.Contains("vscode-compat") => ClaudeRefusal,
        "copilot-cli" when Path.GetFileName(file).StartsWith("permissionRequest") => """{"behavior":"deny","message":"R"}""",
        "copilot-cli" => """{"permissionDecision":"deny","permissionDecisionReason":"R"}""",
        "cursor" => """{"permission":"deny","user_message":"R","agent_message":"R"}""",
        "gemini-cli" or "antigravity" or "amp" or "openclaw" or "opencode" or "pi" => """{"decision":"deny","reason":"R"}""",
        "devin" => """{"decision":"block","reason":"R"}""",
        "cline" => """{"cancel":true,"errorMessage":"R"}""",
        "kiro" or "windsurf" => "",
        _ => """{"decision":"block","reason":"R","permission":"deny","permissionDecision":"deny","permissionDecisionReason":"R","cancel":true,"errorMessage":"R","hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"R"}}""",
    };
}
