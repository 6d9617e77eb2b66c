using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Anthropic's Claude Code.</summary>
internal sealed class ClaudeCode : CodingAgent
{
    public override string Name => "claude-code";

    public override string Binary => RealAgents.Binary("claude");

    public override ModelProtocol Protocol { get; } = new AnthropicMessages();

    public override string ShellTool => "Bash";

    public override string CreateTool => "Write";

    public override string EditTool => "Edit";

    public override void Configure(Workspace workspace, Uri model)
    {
        var server = McpServer.For(workspace);
        var servers = new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                [McpServer.Name] = new JsonObject { ["command"] = server.Program, ["args"] = new JsonArray([.. server.Arguments]) },
            },
        };
        workspace.WriteHome(".claude/servers.json", servers.ToJsonString());
    }

    public override void InstallByHand(Workspace workspace, Hook hook)
    {
        var handler = new JsonObject
        {
            ["type"] = "command",
            ["command"] = hook.Program,
            ["args"] = new JsonArray(),
            ["timeout"] = hook.TimeoutSeconds,
            ["onFailure"] = "block",
        };
        var group = new JsonObject { ["matcher"] = "*", ["hooks"] = new JsonArray(handler) };
        var settings = new JsonObject { ["hooks"] = new JsonObject { ["PreToolUse"] = new JsonArray(group) } };
        workspace.WriteHome(".claude/settings.json", settings.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CLAUDE_CONFIG_DIR"] = Path.Combine(workspace.Home, ".claude"),
        ["ANTHROPIC_BASE_URL"] = model.OriginalString,
        ["ANTHROPIC_API_KEY"] = "stub",
        ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
        ["DISABLE_AUTOUPDATER"] = "1",
        // Without it the tools of MCP servers are hidden behind a search.
        ["ENABLE_TOOL_SEARCH"] = "false",
        // Lets it run tools without asking although it runs as root.
        ["IS_SANDBOX"] = "1",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
    [
        "--print", prompt,
        "--output-format", "stream-json", "--verbose", "--include-hook-events",
        "--strict-mcp-config", "--mcp-config", Path.Combine(workspace.Home, ".claude/servers.json"),
        "--permission-mode", unattended ? "bypassPermissions" : "default",
    ];

    /// <remarks>An exit code of 2 is a refusal, whatever else the hook says.</remarks>
    public override IEnumerable<HookOutcome> HookOutcomes(ChildResult run) =>
        from line in run.Out.Split('\n')
        where line.Contains("\"subtype\":\"hook_response\"", StringComparison.Ordinal)
        let response = JsonNode.Parse(line)!
        select (response["outcome"]!.GetValue<string>(), response["exit_code"]?.GetValue<int>()) switch
        {
            ("success", _) => HookOutcome.Passed,
            (_, 2) => HookOutcome.Refused,
            _ => HookOutcome.Failed,
        };

    public override ToolCall Shell(string command) => new("Bash", new JsonObject { ["command"] = command, ["description"] = "Works" });

    public override ToolCall Create(Workspace workspace, string relativePath, string line) => new("Write", new JsonObject
    {
        ["file_path"] = Path.Combine(workspace.Project, relativePath),
        ["content"] = line + "\n",
    });

    /// <remarks>It refuses to edit a file that it has not read before.</remarks>
    public override IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement)
    {
        var path = Path.Combine(workspace.Project, relativePath);
        return
        [
            new ToolCall("Read", new JsonObject { ["file_path"] = path }),
            new ToolCall("Edit", new JsonObject { ["file_path"] = path, ["old_string"] = line, ["new_string"] = replacement }),
        ];
    }

    public override ToolCall WriteNote(string title, string text) => new($"mcp__{McpServer.Name}__{McpServer.Tool}", Note(title, text));

    public override IReadOnlyList<Turn> Delegate(string prompt) =>
    [
        _ => new ToolCall("Agent", new JsonObject
        {
            ["description"] = "Delegated work",
            ["prompt"] = prompt,
            ["subagent_type"] = "general-purpose",
            ["run_in_background"] = false,
        }),
    ];
}
