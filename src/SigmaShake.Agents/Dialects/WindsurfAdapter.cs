using System.Text;
using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Windsurf, now Devin Desktop (documented): one event for each kind of act, whose name stands for the tool. It fails open.</summary>
internal sealed class WindsurfAdapter : ExitCodeDialect
{
    private const string PreMcp = "pre_mcp_tool_use";

    public override string Name => Hosts.Windsurf;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment)
    {
        var name = CallBuilder.Text(payload.Member("agent_action_name"u8)) ?? "";
        var act = payload.Member("tool_info"u8);
        return new CallBuilder
        {
            Event = EventOf(name),
            EventName = name,
            Agent = Name,
            Tool = name == PreMcp ? McpTool(act) : payload.Member("agent_action_name"u8),
            Input = name == PreMcp ? CallBuilder.Unwrapped(act?.Member("mcp_tool_arguments"u8)) : act,
            Cwd = act?.Member("cwd"u8),
            Session = payload.Member("trajectory_id"u8),
            CallId = payload.Member("execution_id"u8),
        }.Build();
    }

    private static HookEvent EventOf(string name) =>
        name.StartsWith("post_") || name is "pre_user_prompt" ? HookEvent.Other : HookEvent.ToolUse;

    // As the clients name it that give a tool's server and the tool in one word.
    private static JsonValue? McpTool(JsonValue? act) =>
        CallBuilder.Text(act?.Member("mcp_tool_name"u8)) is { } tool
            ? JsonValue.Of(Encoding.UTF8.GetBytes($"mcp__{CallBuilder.Text(act?.Member("mcp_server_name"u8))}__{tool}"))
            : null;
}
