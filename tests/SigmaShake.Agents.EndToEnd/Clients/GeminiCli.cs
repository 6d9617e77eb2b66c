using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Google's Gemini CLI.</summary>
internal sealed class GeminiCli : CodingAgent
{
    private const string Settings = ".gemini/settings.json";

    public override string Name => "gemini-cli";

    public override string Binary => RealAgents.Binary("gemini");

    public override ModelProtocol Protocol { get; } = new GeminiContents();

    public override string ShellTool => "run_shell_command";

    public override string CreateTool => "write_file";

    public override string EditTool => "replace";

    public override string NoteTool => $"mcp_{McpServer.Name}_{McpServer.Tool}";

    public override string Refusal => """{"decision":"deny","reason":"the-hook-refused"}""";

    public override bool TellsHowHooksEnded => false;

    public override void Configure(Workspace workspace, Uri model)
    {
        var server = McpServer.For(workspace);
        var settings = new JsonObject
        {
            ["security"] = new JsonObject { ["auth"] = new JsonObject { ["selectedType"] = "gemini-api-key" } },
            ["general"] = new JsonObject { ["enableAutoUpdate"] = false, ["enableAutoUpdateNotification"] = false },
            ["telemetry"] = new JsonObject { ["enabled"] = false },
            ["privacy"] = new JsonObject { ["usageStatisticsEnabled"] = false },
            ["mcpServers"] = new JsonObject
            {
                [McpServer.Name] = new JsonObject { ["command"] = server.Program, ["args"] = new JsonArray([.. server.Arguments]) },
            },
        };
        workspace.WriteHome(Settings, settings.ToJsonString());
    }

    /// <remarks>There is no way to have it block when its hook fails.</remarks>
    public override void InstallByHand(Workspace workspace, Hook hook)
    {
        var handler = new JsonObject { ["type"] = "command", ["command"] = hook.Program, ["timeout"] = hook.TimeoutSeconds * 1000 };
        var group = new JsonObject { ["matcher"] = "*", ["hooks"] = new JsonArray(handler) };
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(workspace.Home, Settings)))!;
        settings["hooks"] = new JsonObject { ["BeforeTool"] = new JsonArray(group) };
        workspace.WriteHome(Settings, settings.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GEMINI_API_KEY"] = "stub",
        ["GOOGLE_GEMINI_BASE_URL"] = model.OriginalString,
        ["GEMINI_CLI_TRUST_WORKSPACE"] = "true",
        // Else it starts itself once more, with more memory.
        ["GEMINI_CLI_NO_RELAUNCH"] = "true",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        ["--model", "gemini-2.5-pro", "--approval-mode", unattended ? "yolo" : "default", "--prompt", prompt];

    public override IEnumerable<HookOutcome> HookOutcomes(ChildResult run) => [];

    public override ToolCall Shell(string command) => new(ShellTool, new JsonObject { ["command"] = command, ["description"] = "Works" });

    public override ToolCall Create(Workspace workspace, string relativePath, string line) => new(CreateTool, new JsonObject
    {
        ["file_path"] = Path.Combine(workspace.Project, relativePath),
        ["content"] = line + "\n",
    });

    public override IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement) =>
    [
        new ToolCall(EditTool, new JsonObject
        {
            ["file_path"] = Path.Combine(workspace.Project, relativePath),
            ["instruction"] = "Change the line.",
            ["old_string"] = line,
            ["new_string"] = replacement,
        }),
    ];

    public override ToolCall WriteNote(string title, string text) => new(NoteTool, Note(title, text));

    public override IReadOnlyList<Turn> Delegate(string prompt) => throw new NotSupportedException("its subagents are tools with names of their own");
}
