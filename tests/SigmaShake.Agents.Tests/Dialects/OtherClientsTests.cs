using System.Text.Json;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>What the generic adapter makes of other clients' payloads: read as far as that goes, and refused in words that all of them know.</summary>
public sealed class OtherClientsTests
{
    private static readonly string[] Supported = ["claude-code", "codex"];

    [Fact]
    public void No_payload_of_another_client_is_let_through_by_accident_when_it_is_refused()
    {
        var seen = 0;
        foreach (var file in Samples.Clients().Except(Supported).SelectMany(Samples.Of))
        {
            var payload = Samples.Read(file);
            var adapter = Adapters.Named("generic");
            var request = adapter.Read(payload, AgentEnvironment.Empty);
            if (!AnnouncesTool(file)) continue;

            Assert.True(request.Event is HookEvent.ToolUse, file);
            Assert.True(request.Call is null == request.Problem is not null, file);
            var answer = adapter.Answer(request, new HookReply(ReplyKind.Refuse, "R"));
            Assert.True(answer.ExitCode == 2 && answer.Stderr() == "R\n", file);
            using var json = JsonDocument.Parse(answer.Stdout);
            seen++;
        }

        Assert.True(seen >= 90, $"only {seen} tool events among the samples");
    }

    [Theory]
    [InlineData("amp/nah.tool.call.shell_command.json", "generic", "shell_command", "echo ok")]
    [InlineData("antigravity/cc-safety-net.PreToolUse.run_command.json", "antigravity", "run_command", "git reset --hard")]
    [InlineData("cline/PreToolUse.run_commands.json", "cline", "run_commands", "echo stub-ran")]
    [InlineData("cursor/docs.preToolUse.Shell.json", "cursor", "Shell", "npm install")]
    [InlineData("devin/nah.PreToolUse.exec.json", "devin", "exec", "echo ok")]
    [InlineData("droid/safe-chains.PreToolUse.Execute.json", "generic", "Execute", "ls -la")]
    [InlineData("gemini-cli/BeforeTool.run_shell_command.json", "gemini-cli", "run_shell_command", "echo stub-ran")]
    [InlineData("github-copilot-cli/preToolUse.bash.json", "copilot-cli", "bash", "echo stub-ran")]
    [InlineData("github-copilot-cli/safe-chains.preToolUse.stringArgs.json", "copilot-cli", "bash", "ls -la")]
    [InlineData("github-copilot-cli/vscode-compat.PreToolUse.Bash.json", "copilot-cli", "Bash", "echo stub-ran")]
    [InlineData("grok/safe-chains.pre_tool_use.run_terminal_command.json", "grok", "run_terminal_command", "npm test")]
    [InlineData("hermes/cc-safety-net.pre_tool_call.terminal.json", "generic", "terminal", "git reset --hard")]
    [InlineData("kimi-code/cc-safety-net.PreToolUse.Bash.json", "generic", "Bash", "git reset --hard")]
    [InlineData("kiro/nah.PreToolUse.execute_bash.json", "generic", "execute_bash", "git status")]
    [InlineData("openclaw/gryph.before_tool_call_exec.json", "generic", "exec", "npm install")]
    [InlineData("opencode/gryph.tool_execute_before_bash.json", "generic", "bash", "npm install")]
    [InlineData("pi/tool_call.bash.json", "generic", "bash", "echo stub-ran")]
    [InlineData("qwen-code/PreToolUse.run_shell_command.json", "qwen-code", "run_shell_command", "echo stub-ran")]
    public void A_command_of_another_client_is_judged(string file, string agent, string tool, string command)
    {
        var payload = Samples.Read(file);

        var request = Adapters.Named("generic").Read(payload, AgentEnvironment.Empty);

        Assert.Null(request.Problem);
        Assert.Equal(agent, request.Agent);
        Assert.Equal(tool, request.Call!.Tool);
        Assert.Contains(SigmaShake.Rules.Calls.CallExpansion.Expand(request.Call).Actions, action => action.Describe() == $"execute {command}");
    }

    [Theory]
    [InlineData("windsurf/gryph.pre_run_command.json")]
    [InlineData("windsurf/gryph.pre_mcp_tool_use.json")]
    [InlineData("cursor/gryph.before_shell_execution.json")]
    [InlineData("opencode/tool.execute.before.bash.json")]
    public void A_call_that_names_no_tool_is_a_problem_and_not_silence(string file) =>
        Assert.Equal("the call names no tool", Adapters.Named("generic").Read(Samples.Read(file), AgentEnvironment.Empty).Problem);

    [Theory]
    [InlineData("cursor/gryph.post_tool_use_read.json")]
    [InlineData("gemini-cli/AfterTool.read_file.json")]
    [InlineData("github-copilot-cli/postToolUse.bash.json")]
    [InlineData("openclaw/gryph.after_tool_call_read.json")]
    [InlineData("qwen-code/UserPromptSubmit.json")]
    public void What_is_over_or_is_no_tool_is_another_event(string file) =>
        Assert.Equal(HookEvent.Other, Adapters.Named("generic").Read(Samples.Read(file), AgentEnvironment.Empty).Event);

    // By the samples' own names, so that this knows nothing of how events are told apart.
    private static bool AnnouncesTool(string file)
    {
        var name = Path.GetFileName(file).ToLowerInvariant();
        return (name.Contains("pretool") || name.Contains("before") || name.Contains("tool_call") || name.Contains("tool.call") || name.Contains("pre_"))
            && !name.Contains("after") && !name.Contains("prompt") && !name.Contains("beforeagent");
    }
}
