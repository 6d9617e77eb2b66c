using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Tests.Detection;

public sealed class DetectionTests
{
    [Theory]
    [InlineData("antigravity/rampart.PreToolUse.run_command.json", "antigravity")]
    [InlineData("claude-code/PreToolUse.Bash.json", "claude-code")]
    [InlineData("claude-code/PreToolUse.Bash.subagent.json", "claude-code")]
    [InlineData("claude-code/PreToolUse.mcp__demo__write_note.json", "claude-code")]
    [InlineData("cline/PreToolUse.run_commands.json", "cline")]
    [InlineData("cline/TaskStart.json", "cline")]
    [InlineData("codex/PreToolUse.Bash.json", "codex")]
    [InlineData("codex/codemode-PreToolUse.apply_patch.json", "codex")]
    [InlineData("codex/gryph.pre_tool_use_bash.json", "codex")]
    [InlineData("cursor/docs.preToolUse.Shell.json", "cursor")]
    [InlineData("cursor/rampart.preToolUse.MCP.json", "cursor")]
    [InlineData("cursor/gryph.before_shell_execution.json", "cursor")]
    [InlineData("devin/nah.PreToolUse.exec.json", "devin")]
    [InlineData("gemini-cli/BeforeTool.run_shell_command.json", "gemini-cli")]
    [InlineData("gemini-cli/gryph.before_tool_shell.json", "gemini-cli")]
    [InlineData("github-copilot-cli/preToolUse.bash.json", "copilot-cli")]
    [InlineData("github-copilot-cli/permissionRequest.bash.json", "copilot-cli")]
    [InlineData("github-copilot-cli/vscode-compat.PreToolUse.Bash.json", "copilot-cli")]
    [InlineData("grok/safe-chains.pre_tool_use.run_terminal_command.json", "grok")]
    [InlineData("qwen-code/PreToolUse.run_shell_command.json", "qwen-code")]
    [InlineData("vscode/docs.PreToolUse.editFiles.json", "vscode")]
    [InlineData("windsurf/gryph.pre_run_command.json", "windsurf")]
    [InlineData("kiro/nah.PreToolUse.execute_bash.json", null)]
    [InlineData("kimi-code/cc-safety-net.PreToolUse.Bash.json", null)]
    public void A_host_is_known_by_its_payload(string file, string? host) =>
        Assert.Equal(host, Agents.Detection.HostDetection.FromPayload(Samples.Read(file)));

    [Theory]
    [InlineData("claude-code/PreToolUse.Bash.json", "claude-code")]
    [InlineData("codex/PreToolUse.Bash.json", "codex")]
    [InlineData("github-copilot-cli/vscode-compat.PreToolUse.Bash.json", "copilot-cli")]
    [InlineData("cursor/docs.preToolUse.Shell.json", "cursor")]
    [InlineData("devin/nah.PreToolUse.exec.json", "devin")]
    [InlineData("vscode/docs.PreToolUse.editFiles.json", "vscode")]
    [InlineData("grok/safe-chains.pre_tool_use.run_terminal_command.json", "generic")]
    [InlineData("kimi-code/cc-safety-net.PreToolUse.Bash.json", "claude-code")]
    public void A_hook_of_claude_code_that_another_host_runs_answers_that_host(string file, string adapter) =>
        Assert.Equal(adapter, AgentRegistry.Detect(Adapters.Named("claude-code"), Samples.Read(file), AgentEnvironment.Empty).Name);

    [Fact]
    public void A_hook_of_copilot_that_visual_studio_code_runs_answers_that() => Assert.Equal(
        "vscode",
        AgentRegistry.Detect(Adapters.Named("copilot-cli"), Samples.Read("vscode/docs.PreToolUse.editFiles.json"), AgentEnvironment.Empty).Name);

    [Theory]
    [InlineData("codex")]
    [InlineData("cursor")]
    [InlineData("pi")]
    [InlineData("generic")]
    public void Any_other_name_on_the_command_line_is_believed(string name)
    {
        foreach (var file in Samples.Clients().SelectMany(Samples.Of))
        {
            Assert.Equal(name, AgentRegistry.Detect(Adapters.Named(name), Samples.Read(file), Adapters.Environment(("CLAUDECODE", "1"))).Name);
        }
    }

    [Theory]
    [InlineData("CURSOR_VERSION", "cursor", "cursor")]
    [InlineData("COPILOT_CLI", "copilot-cli", "copilot-cli")]
    [InlineData("CODEX_HOME", "codex", "codex")]
    [InlineData("CODEX_MANAGED_BY_NPM", "codex", "codex")]
    [InlineData("GEMINI_SESSION_ID", "gemini-cli", "gemini-cli")]
    [InlineData("QWEN_PROJECT_DIR", "qwen-code", "qwen-code")]
    [InlineData("DROID_PROJECT_DIR", "droid", "droid")]
    [InlineData("DEVIN_PROJECT_DIR", "devin", "devin")]
    [InlineData("CLAUDECODE", "claude-code", "claude-code")]
    [InlineData("CLAUDE_PROJECT_DIR", "generic", "generic")]
    public void Where_neither_name_nor_payload_tells_the_environment_does(string variable, string adapter, string agent)
    {
        var environment = Adapters.Environment((variable, "1"));
        var payload = Samples.Parse("""{"tool_name":"Bash","tool_input":{}}""");

        Assert.Equal(adapter, AgentRegistry.Detect(null, payload, environment).Name);
        Assert.Equal(adapter, AgentRegistry.Detect(null, null, environment).Name);
        Assert.Equal(agent, AgentRegistry.Detect(null, payload, environment).Read(payload, environment).Agent);
    }

    [Fact]
    public void The_generic_form_is_generic_also_in_the_shell_of_an_agent()
    {
        var payload = JsonParser.Parse("""{"tool":"Bash","input":{"command":"ls"}}"""u8.ToArray()).Value;

        Assert.Equal("generic", AgentRegistry.Detect(null, payload, Adapters.Environment(("CLAUDECODE", "1"), ("CODEX_HOME", "/x"))).Name);
    }

    [Fact]
    public void The_names_are_those_that_can_be_looked_up()
    {
        string[] names =
        [
            "claude-code", "codex", "copilot-cli", "vscode", "cursor", "gemini-cli", "opencode", "qwen-code", "antigravity", "windsurf", "devin", "kiro",
            "cline", "droid", "pi", "openclaw", "amp", "generic",
        ];
        Assert.Equal(names, AgentRegistry.Names);
        Assert.All(AgentRegistry.Names, name => Assert.Equal(name, AgentRegistry.ByName(name)?.Name));
        Assert.Null(AgentRegistry.ByName("claude"));
    }
}
