using SigmaShake.Agents.Install;

namespace SigmaShake.Agents.Tests.Install;

/// <summary>Where each client's hook stands, and what stands there; the whole file, where there was none.</summary>
public sealed class ClientFilesTests
{
    private const string Line = "/usr/local/bin/ssg hook # --state /home/u/.sigmashake";

    [Theory]
    [InlineData("copilot-cli", "/home/u/.copilot/hooks/sigmashake.json", "/p/.github/hooks/sigmashake.json", "/etc/github-copilot/policy.d/sigmashake.json")]
    [InlineData("cursor", "/home/u/.cursor/hooks.json", "/p/.cursor/hooks.json", "/etc/cursor/hooks.json")]
    [InlineData("gemini-cli", "/home/u/.gemini/settings.json", "/p/.gemini/settings.json", "/etc/gemini-cli/settings.json")]
    [InlineData("opencode", "/home/u/.config/opencode/plugins/sigmashake.js", "/p/.opencode/plugins/sigmashake.js", null)]
    [InlineData("qwen-code", "/home/u/.qwen/settings.json", "/p/.qwen/settings.json", null)]
    [InlineData("antigravity", "/home/u/.gemini/config/hooks.json", "/p/.agents/hooks.json", null)]
    [InlineData("windsurf", "/home/u/.codeium/windsurf/hooks.json", "/p/.windsurf/hooks.json", "/etc/windsurf/hooks.json")]
    [InlineData("devin", "/home/u/.config/devin/config.json", "/p/.devin/hooks.v1.json", null)]
    [InlineData("kiro", "/home/u/.kiro/hooks/sigmashake.json", "/p/.kiro/hooks/sigmashake.json", null)]
    [InlineData("cline", "/home/u/.cline/hooks/PreToolUse", "/p/.clinerules/hooks/PreToolUse", null)]
    [InlineData("droid", "/home/u/.factory/hooks.json", "/p/.factory/hooks.json", null)]
    [InlineData("pi", "/home/u/.pi/agent/extensions/sigmashake.ts", "/p/.pi/extensions/sigmashake.ts", null)]
    [InlineData("amp", "/home/u/.config/amp/plugins/sigmashake.ts", "/p/.amp/plugins/sigmashake.ts", null)]
    [InlineData("openclaw", "/home/u/.openclaw/extensions/sigmashake/index.js", null, null)]
    public void A_hook_is_the_persons_the_projects_or_the_machines(string client, string user, string? project, string? machine)
    {
        var installer = Installing.For(client);

        Assert.Equal(user, installer.Files(Installing.User)[0]);
        Assert.Equal(project, FirstOf(installer.Files(Installing.Project)));
        Assert.Equal(machine, FirstOf(installer.Files(Installing.Machine)));
    }

    [Theory]
    [InlineData("gemini-cli", """{"hooks":{"BeforeTool":[{"matcher":"*","hooks":[{"type":"command","name":"sigmashake","command":"@ || exit 2","timeout":30000}]}],"SessionStart":[{"hooks":[{"type":"command","name":"sigmashake","command":"@","timeout":10000}]}]}}""")]
    [InlineData("qwen-code", """{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","name":"sigmashake","command":"@ || exit 2","timeout":30000}]}],"SessionStart":[{"hooks":[{"type":"command","name":"sigmashake","command":"@","timeout":10000}]}]}}""")]
    [InlineData("cursor", """{"version":1,"hooks":{"preToolUse":[{"command":"@","timeout":30,"failClosed":true,"matcher":"^(?!Shell$|MCP:)"}],"beforeShellExecution":[{"command":"@","timeout":30,"failClosed":true}],"beforeMCPExecution":[{"command":"@","timeout":30,"failClosed":true}],"sessionStart":[{"command":"@","timeout":10}]}}""")]
    [InlineData("windsurf", """{"hooks":{"pre_run_command":[{"command":"@","show_output":true}],"pre_write_code":[{"command":"@","show_output":true}],"pre_read_code":[{"command":"@","show_output":true}],"pre_mcp_tool_use":[{"command":"@","show_output":true}]}}""")]
    [InlineData("devin", """{"version":1,"hooks":{"PreToolUse":[{"matcher":"","hooks":[{"type":"command","command":"@","timeout":30}]}]}}""")]
    [InlineData("droid", """{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"@","timeout":30}]}],"SessionStart":[{"hooks":[{"type":"command","command":"@","timeout":10}]}]}""")]
    [InlineData("antigravity", """{"sigmashake":{"enabled":true,"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"@","timeout":30}]}]}}""")]
    [InlineData("copilot-cli", """{"version":1,"hooks":{"preToolUse":[{"type":"command","bash":"@ || exit 2","timeoutSec":30}],"sessionStart":[{"type":"command","bash":"@","timeoutSec":10}]}}""")]
    [InlineData("kiro", """{"version":"v1","hooks":[{"name":"sigmashake","trigger":"PreToolUse","matcher":".*","action":{"type":"command","command":"@"},"timeout":30,"enabled":true}]}""")]
    public void A_file_of_settings_holds_the_handlers(string client, string expected) => Assert.Equal(
        Compact(expected.Replace("@", Line.Replace("#", client))), Compact(Installing.Plan(client, null).After()!));

    [Fact]
    public void The_projects_file_of_devin_holds_events_alone() => Assert.Equal(
        Compact("""{"PreToolUse":[{"matcher":"","hooks":[{"type":"command","command":"/usr/local/bin/ssg hook devin --state /home/u/.sigmashake","timeout":30}]}]}"""),
        Compact(Installing.PlanIn(Installing.Project, "devin").After()!));

    [Fact]
    public void The_hook_of_cline_is_a_program_that_says_no_where_ssg_cannot_be_run()
    {
        var plan = Installing.Plan("cline", null);

        Assert.Equal(
            """
            #!/bin/sh
            # Made by `ssg init`, and taken out again by `ssg init --client=cline --undo`.
            said=$(/usr/local/bin/ssg hook cline --state /home/u/.sigmashake) || said='{"cancel":true,"errorMessage":"ssg could not be run; see `ssg doctor`"}'
            printf '%s\n' "$said"

            """,
            plan.After());
        Assert.True(plan.Files[0].IsProgram);
    }

    [Theory]
    [InlineData("opencode")]
    [InlineData("pi")]
    [InlineData("amp")]
    [InlineData("openclaw")]
    public void A_plugin_runs_exactly_the_command(string client) => Assert.Contains(
        $"const [ssg, ...words] = [\"/usr/local/bin/ssg\", \"hook\", \"{client}\", \"--state\", \"/home/u/.sigmashake\"];\n",
        Installing.Plan(client, null).After());

    [Fact]
    public void The_machines_configuration_names_no_state_and_pins_what_a_project_could_switch()
    {
        var gemini = Installing.PlanIn(Installing.Machine, "gemini-cli", """{"hooksConfig":{"enabled":false}}""").After()!;

        Assert.StartsWith("""{"hooksConfig":{"enabled":true}, "hooks":{""", gemini);
        Assert.Contains("\"/usr/local/bin/ssg hook gemini-cli || exit 2\"", gemini);
        Assert.DoesNotContain("--state", Installing.PlanIn(Installing.Machine, "claude-code").After());
    }

    [Fact]
    public void Codex_on_an_administered_machine_gets_requirements_that_nobody_can_switch_off()
    {
        var plan = Installing.PlanIn(Installing.Machine, "codex", "model = \"x\"\n");

        Assert.Equal("/etc/codex/requirements.toml", plan.Files[0].Path);
        Assert.Equal(
            """
            model = "x"

            # sigmashake: begin; `ssg init --client=codex --managed` keeps what stands from here to the end mark
            [features]
            hooks = true

            [hooks]
            managed_dir = "/usr/local/bin"

            [[hooks.PreToolUse]]
            matcher = "*"
            [[hooks.PreToolUse.hooks]]
            type = "command"
            command = "/usr/local/bin/ssg hook codex || exit 2"
            timeout = 30

            [[hooks.SessionStart]]
            [[hooks.SessionStart.hooks]]
            type = "command"
            command = "/usr/local/bin/ssg hook codex"
            timeout = 10
            # sigmashake: end

            """,
            plan.After());
        Assert.False(Installing.PlanIn(Installing.Machine, "codex", plan.After()).Files[0].IsChange);
        Assert.Equal("model = \"x\"\n", Installing.RemoveIn(Installing.Machine, "codex", plan.After()).After());
    }

    [Theory]
    [InlineData("[features]\nhooks = false\n", false)]
    [InlineData("[features]\nother = true\n", false)]
    [InlineData("[features]\nhooks = true\n", true)]
    public void Requirements_that_say_otherwise_are_left_alone(string text, bool isTaken)
    {
        var plan = Installing.PlanIn(Installing.Machine, "codex", text);

        Assert.Equal(
            isTaken ? null : "`/etc/codex/requirements.toml` was left alone: its table `features` does not say `hooks = true`; repair the file, then run this again",
            plan.Refusal);
    }

    [Theory]
    [InlineData("opencode", "// a hook opencode would like")]
    [InlineData("copilot-cli", """{"version":1,"hooks":{"preToolUse":[{"type":"command","bash":"./check hook copilot-cli"}]}}""")]
    [InlineData("cline", "#!/bin/sh\n# my hook cline script\nexit 0\n")]
    public void A_file_of_that_name_that_is_not_ours_is_left_alone(string client, string text)
    {
        var plan = Installing.Plan(client, text);

        Assert.Contains("was left alone: it is not ours", plan.Refusal);
        Assert.False(Installing.Remove(client, text).Files[0].IsChange);
    }

    [Fact]
    public void Visual_studio_code_is_installed_for_with_copilot() => Assert.Same(AgentInstaller.For("copilot-cli"), AgentInstaller.For("vscode"));

    private static string? FirstOf(IReadOnlyList<string> files) => files is [var first, ..] ? first : null;

    private static string Compact(string json) => string.Concat(json.Where(c => c is not (' ' or '\n')));
}
