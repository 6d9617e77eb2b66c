using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Codex with a model that calls tools from JavaScript: its one tool runs a script, and the tools that this calls are what a hook must judge.</summary>
internal sealed class CodexInCodeMode : Codex
{
    protected override string Model => "gpt-6-sol";

    public override ToolCall WriteNote(string title, string text) => Own($"mcp__{McpServer.Name}__{McpServer.Tool}", Note(title, text));

    public override IReadOnlyList<Turn> Delegate(string prompt) =>
    [
        _ => new ToolCall("spawn_agent", new JsonObject { ["task_name"] = "part", ["message"] = prompt, ["fork_turns"] = "none" }, "collaboration"),
        _ => new ToolCall("wait_agent", new JsonObject { ["timeout_ms"] = 30_000 }, "collaboration"),
    ];

    /// <remarks>A refusal is an error of the script, which the script tells the model as it is.</remarks>
    protected override ToolCall Own(string tool, JsonNode input) => new("exec", JsonValue.Create($$"""
        try { text(await tools.{{tool}}({{input.ToJsonString()}})) } catch (error) { text(String(error)) }
        """));

    public override string ToString() => $"{Name} in code mode";
}
