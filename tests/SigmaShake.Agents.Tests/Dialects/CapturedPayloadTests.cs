using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>What the adapters understand of every payload that Claude Code and Codex were seen to send.</summary>
public sealed class CapturedPayloadTests
{
    private static readonly TheoryData<string, HookEvent, string?, string?> Table = new()
    {
        { "claude-code/PermissionRequest.Bash.json", HookEvent.PermissionRequest, "Bash", "execute touch ran-marker" },
        { "claude-code/PermissionRequest.Write.json", HookEvent.PermissionRequest, "Write", "write /home/dev/proj/a.txt" },
        { "claude-code/PostToolUse.Agent.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.Bash.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.Bash.subagent.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.Edit.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.Read.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.WebSearch.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.Write.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUse.mcp__demo__write_note.json", HookEvent.Other, null, null },
        { "claude-code/PostToolUseFailure.WebFetch.json", HookEvent.Other, null, null },
        { "claude-code/PreToolUse.Agent.json", HookEvent.ToolUse, "Agent", "agent Agent" },
        { "claude-code/PreToolUse.Bash.json", HookEvent.ToolUse, "Bash", "execute echo stub-ran" },
        { "claude-code/PreToolUse.Bash.subagent.json", HookEvent.ToolUse, "Bash", "execute echo from-subagent" },
        { "claude-code/PreToolUse.Edit.json", HookEvent.ToolUse, "Edit", "edit /home/dev/proj/a.txt" },
        { "claude-code/PreToolUse.Read.json", HookEvent.ToolUse, "Read", "read /home/dev/proj/a.txt" },
        { "claude-code/PreToolUse.WebFetch.json", HookEvent.ToolUse, "WebFetch", "network http://127.0.0.1:8399/page" },
        { "claude-code/PreToolUse.WebSearch.json", HookEvent.ToolUse, "WebSearch", "network stub query" },
        { "claude-code/PreToolUse.Write.json", HookEvent.ToolUse, "Write", "write /home/dev/proj/a.txt" },
        { "claude-code/PreToolUse.mcp__demo__write_note.json", HookEvent.ToolUse, "mcp__demo__write_note", "call mcp__demo__write_note" },
        { "claude-code/SessionEnd.json", HookEvent.Other, null, null },
        { "claude-code/SessionStart.json", HookEvent.SessionStart, null, null },
        { "claude-code/Stop.json", HookEvent.Other, null, null },
        { "claude-code/UserPromptSubmit.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_failure.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_glob.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_glob_no_path.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_grep.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_ls.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_multi_content.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_null_response.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_object.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_plain_string.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_string.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_mcp_truncated.json", HookEvent.Other, null, null },
        { "claude-code/gryph.post_tool_use_read.json", HookEvent.Other, null, null },
        { "claude-code/gryph.pre_tool_use_bash.json", HookEvent.ToolUse, "Bash", "execute npm install" },
        { "claude-code/gryph.pre_tool_use_bash_subagent.json", HookEvent.ToolUse, "Bash", "execute grep -r 'TODO' src/" },
        { "claude-code/gryph.pre_tool_use_write.json", HookEvent.ToolUse, "Write", "write /home/user/project/src/main.go" },
        { "claude-code/gryph.session_end.json", HookEvent.Other, null, null },
        { "claude-code/gryph.session_start.json", HookEvent.SessionStart, null, null },
        { "claude-code/gryph.subagent_start.json", HookEvent.Other, null, null },
        { "claude-code/gryph.subagent_stop.json", HookEvent.Other, null, null },
        { "codex/PostToolUse.Bash.json", HookEvent.Other, null, null },
        { "codex/PreToolUse.Bash.json", HookEvent.ToolUse, "Bash", "execute echo stub-ran" },
        { "codex/SessionStart.json", HookEvent.SessionStart, null, null },
        { "codex/Stop.json", HookEvent.Other, null, null },
        { "codex/UserPromptSubmit.json", HookEvent.Other, null, null },
        { "codex/codemode-PostToolUse.Bash.json", HookEvent.Other, null, null },
        { "codex/codemode-PostToolUse.apply_patch.json", HookEvent.Other, null, null },
        { "codex/codemode-PreToolUse.Bash.json", HookEvent.ToolUse, "Bash", "execute echo nested" },
        { "codex/codemode-PreToolUse.apply_patch.json", HookEvent.ToolUse, "apply_patch", "write made.txt" },
        { "codex/codemode-SessionStart.json", HookEvent.SessionStart, null, null },
        { "codex/codemode-Stop.json", HookEvent.Other, null, null },
        { "codex/codemode-UserPromptSubmit.json", HookEvent.Other, null, null },
        { "codex/gryph.post_tool_use_bash.json", HookEvent.Other, null, null },
        { "codex/gryph.pre_tool_use_bash.json", HookEvent.ToolUse, "Bash", "execute npm install" },
        { "codex/gryph.session_start.json", HookEvent.SessionStart, null, null },
        { "codex/gryph.stop.json", HookEvent.Other, null, null },
        { "codex/gryph.user_prompt_submit.json", HookEvent.Other, null, null },
        { "codex/more-PostToolUse.create_goal.json", HookEvent.Other, null, null },
        { "codex/more-PostToolUse.mcp__demo__write_note.json", HookEvent.Other, null, null },
        { "codex/more-PreToolUse.Bash.json", HookEvent.ToolUse, "Bash", "execute cat" },
        { "codex/more-PreToolUse.create_goal.json", HookEvent.ToolUse, "create_goal", "call create_goal" },
        { "codex/more-PreToolUse.mcp__demo__write_note.json", HookEvent.ToolUse, "mcp__demo__write_note", "call mcp__demo__write_note" },
        { "codex/more-PreToolUse.view_image.json", HookEvent.ToolUse, "view_image", "read /home/dev/other" },
        { "codex/more-SessionStart.json", HookEvent.SessionStart, null, null },
        { "codex/more-Stop.json", HookEvent.Other, null, null },
        { "codex/more-UserPromptSubmit.json", HookEvent.Other, null, null },
    };

    public static TheoryData<string, HookEvent, string?, string?> Payloads => Table;

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_captured_payload_is_understood(string file, HookEvent @event, string? tool, string? action)
    {
        var client = file[..file.IndexOf('/')];

        var request = Adapters.Named(client).Read(Samples.Read(file), AgentEnvironment.Empty);

        Assert.Null(request.Problem);
        Assert.Equal(@event, request.Event);
        Assert.Equal(client, request.Agent);
        Assert.StartsWith("/home/", request.Cwd);
        Assert.NotEmpty(request.Session!);
        Assert.Equal(tool, request.Call?.Tool);
        if (action is null) return;
        Assert.Contains(action, CallExpansion.Expand(request.Call!).Actions.Select(derived => derived.Describe()));
        Assert.Equal(request.Cwd, request.Call!.Cwd);
        Assert.Equal(request.Session, request.Call.Session);
        // A permission request does not say which call it is about.
        Assert.Equal(@event == HookEvent.ToolUse, request.Call.CallId is not null);
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    public void No_captured_payload_is_left_out_of_the_table(string client) =>
        Assert.Equal(Samples.Of(client), Table.Select(row => row.Data.Item1).Where(file => file.StartsWith(client + "/")).Order(StringComparer.Ordinal));

    [Fact]
    public void The_project_of_claude_code_is_the_one_that_it_names()
    {
        var payload = Samples.Read("claude-code/PreToolUse.Bash.json");

        var request = Adapters.Named("claude-code").Read(payload, Adapters.Environment(("CLAUDE_PROJECT_DIR", "/home/dev/proj")));

        Assert.Equal("/home/dev/proj", request.ProjectDirectory);
        Assert.Equal("/home/dev/proj", request.Call!.ProjectDirectory);
    }

    [Fact]
    public void The_project_of_codex_is_the_directory_of_its_session()
    {
        var payload = Samples.Read("codex/PreToolUse.Bash.json");

        var request = Adapters.Named("codex").Read(payload, Adapters.Environment(("CLAUDE_PROJECT_DIR", "/home/dev/other")));

        Assert.NotEmpty(request.Cwd);
        Assert.Equal(request.Cwd, request.ProjectDirectory);
    }

    [Theory]
    [InlineData("PreToolUse ")]
    [InlineData("pretooluse")]
    [InlineData("")]
    [InlineData("BeforeTool2")]
    public void An_event_that_nobody_knows_is_a_tools_if_it_carries_one(string name)
    {
        var json = JsonParser.Parse(Encoding.UTF8.GetBytes(
            $$$"""{"hook_event_name":"{{{name}}}","session_id":"s","cwd":"/p","tool_name":"Bash","tool_input":{"command":"ls"}}""")).Value!;

        Assert.All(["claude-code", "codex"], client => Assert.Equal(HookEvent.ToolUse, Adapters.Named(client).Read(json, AgentEnvironment.Empty).Event));
    }
}
