using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>GitHub's Copilot CLI.</summary>
internal sealed class CopilotCli : CodingAgent
{
    public override string Name => "copilot-cli";

    public override string Binary => RealAgents.Binary("copilot");

    public override ModelProtocol Protocol { get; } = new ChatCompletions();

    public override string ShellTool => "bash";

    public override string CreateTool => "create";

    public override string EditTool => "edit";

    public override string NoteTool => $"{McpServer.Name}-{McpServer.Tool}";

    public override string Refusal => """{"permissionDecision":"deny","permissionDecisionReason":"the-hook-refused"}""";

    public override bool TellsHowHooksEnded => false;

    public override bool RunsHooksBesideARefusal => false;

    public override void Configure(Workspace workspace, Uri model)
    {
        var server = McpServer.For(workspace);
        var servers = new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                [McpServer.Name] = new JsonObject
                {
                    ["type"] = "local",
                    ["command"] = server.Program,
                    ["args"] = new JsonArray([.. server.Arguments]),
                    ["tools"] = new JsonArray("*"),
                },
            },
        };
        workspace.WriteHome(".copilot/mcp-config.json", servers.ToJsonString());
    }

    public override void InstallByHand(Workspace workspace, Hook hook)
    {
        var handler = new JsonObject { ["type"] = "command", ["bash"] = hook.Program, ["timeoutSec"] = hook.TimeoutSeconds };
        var hooks = new JsonObject { ["version"] = 1, ["hooks"] = new JsonObject { ["preToolUse"] = new JsonArray(handler) } };
        workspace.WriteHome(".copilot/hooks/by-hand.json", hooks.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["COPILOT_OFFLINE"] = "true",
        ["COPILOT_PROVIDER_BASE_URL"] = $"{model.OriginalString}/v1",
        ["COPILOT_MODEL"] = "gpt-5",
        ["COPILOT_AUTO_UPDATE"] = "false",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        ["-p", prompt, "--no-color", .. unattended ? (string[])["--allow-all-tools", "--allow-all-paths"] : []];

    public override IEnumerable<HookOutcome> HookOutcomes(ChildResult run) => [];

    public override ToolCall Shell(string command) => new(ShellTool, new JsonObject { ["command"] = command, ["description"] = "Works" });

    public override ToolCall Create(Workspace workspace, string relativePath, string line)
    {
        // It makes no folders.
        var path = Path.Combine(workspace.Project, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new ToolCall(CreateTool, new JsonObject { ["path"] = path, ["file_text"] = line + "\n" });
    }

    public override IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement) =>
    [
        new ToolCall(EditTool, new JsonObject
        {
            ["path"] = Path.Combine(workspace.Project, relativePath),
            ["old_str"] = line,
            ["new_str"] = replacement,
        }),
    ];

    public override ToolCall WriteNote(string title, string text) => new(NoteTool, Note(title, text));

    public override IReadOnlyList<Turn> Delegate(string prompt) =>
    [
        _ => new ToolCall("task", new JsonObject { ["agent_type"] = "task", ["name"] = "part", ["description"] = "Delegated work", ["prompt"] = prompt }),
    ];
}
