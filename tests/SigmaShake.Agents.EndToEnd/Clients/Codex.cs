using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>OpenAI's Codex CLI.</summary>
internal class Codex : CodingAgent
{
    private const string AnyTool = "*";

    /// <summary>The model decides which tools Codex offers: this one has plain functions and <c>apply_patch</c>.</summary>
    protected virtual string Model => "gpt-5.5";

    public override string Name => "codex";

    public override string Binary => RealAgents.Binary("codex");

    public override ModelProtocol Protocol { get; } = new OpenAiResponses();

    public override string ShellTool => "Bash";

    public override string CreateTool => "apply_patch";

    public override string EditTool => "apply_patch";

    public override void Configure(Workspace workspace, Uri model)
    {
        var server = McpServer.For(workspace);
        workspace.WriteHome(".codex/config.toml", $"""
            model = "{Model}"
            model_provider = "stub"
            check_for_update_on_startup = false

            [analytics]
            enabled = false

            [model_providers.stub]
            name = "stub"
            base_url = "{model.OriginalString}/v1"
            wire_api = "responses"
            env_key = "STUB_API_KEY"
            supports_websockets = false

            [mcp_servers.{McpServer.Name}]
            command = "{server.Program}"
            args = [{string.Join(", ", server.Arguments.Select(argument => $"\"{argument}\""))}]

            """);
    }

    /// <remarks>There is no way to have it block when its hook fails.</remarks>
    public override void InstallByHand(Workspace workspace, Hook hook)
    {
        var hooksFile = WriteHooks(workspace, hook);
        File.AppendAllText(Path.Combine(workspace.Home, ".codex/config.toml"), CodexHookTrust.Entry(hooksFile, hook.Program, hook.TimeoutSeconds, AnyTool));
    }

    /// <summary>Installs a hook but not the entry that trusts it; returns the file that holds it.</summary>
    public static string WriteHooks(Workspace workspace, Hook hook)
    {
        var handler = new JsonObject { ["type"] = "command", ["command"] = hook.Program, ["timeout"] = hook.TimeoutSeconds };
        var group = new JsonObject { ["matcher"] = AnyTool, ["hooks"] = new JsonArray(handler) };
        var hooks = new JsonObject { ["hooks"] = new JsonObject { ["PreToolUse"] = new JsonArray(group) } };
        return workspace.WriteHome(".codex/hooks.json", hooks.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CODEX_HOME"] = Path.Combine(workspace.Home, ".codex"),
        ["STUB_API_KEY"] = "stub",
    };

    /// <remarks>
    /// Never with <c>--dangerously-bypass-hook-trust</c>: a hook that runs here is one that Codex trusts.
    /// Without <c>--json</c>, because only the text for people says how hooks ended.
    /// </remarks>
    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        ["exec", "--skip-git-repo-check", "--sandbox", unattended ? "danger-full-access" : "read-only", prompt];

    public override IEnumerable<HookOutcome> HookOutcomes(ChildResult run) =>
        from line in run.Error.Split('\n')
        let words = line.Split(' ')
        where words is ["hook:", _, _]
        select words[2] switch
        {
            "Completed" => HookOutcome.Passed,
            "Blocked" => HookOutcome.Refused,
            "Failed" => HookOutcome.Failed,
            _ => throw new InvalidDataException($"an outcome that this version is not known to have: `{line}`"),
        };

    public override ToolCall Shell(string command) => Own("exec_command", new JsonObject { ["cmd"] = command, ["login"] = false });

    public override ToolCall Create(Workspace workspace, string relativePath, string line) => Patch($"""
        *** Add File: {relativePath}
        +{line}
        """);

    public override IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement) =>
    [
        Patch($"""
            *** Update File: {relativePath}
            @@
            -{line}
            +{replacement}
            """),
    ];

    public override ToolCall WriteNote(string title, string text) => new(McpServer.Tool, Note(title, text), $"mcp__{McpServer.Name}");

    public override IReadOnlyList<Turn> Delegate(string prompt) =>
    [
        _ => new ToolCall("spawn_agent", new JsonObject { ["message"] = prompt }, "multi_agent_v1"),
        results => new ToolCall("wait_agent", new JsonObject { ["targets"] = new JsonArray(AgentId(results[^1])), ["timeout_ms"] = 30_000 }, "multi_agent_v1"),
    ];

    /// <summary>Calls one of Codex's own tools, with an object or a text.</summary>
    protected virtual ToolCall Own(string tool, JsonNode input) => new(tool, input);

    private ToolCall Patch(string hunks) => Own("apply_patch", JsonValue.Create($"*** Begin Patch\n{hunks}\n*** End Patch\n"));

    private static string AgentId(string spawned) => JsonNode.Parse(spawned)!["agent_id"]!.GetValue<string>();
}
