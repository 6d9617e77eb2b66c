using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>OpenCode (measured with 1.18.33). Its plugins cannot ask.</summary>
internal sealed class OpenCodeAdapter : PluginDialect
{
    public override string Name => Hosts.OpenCode;

    /// <remarks>Besides our own form, the two arguments that OpenCode hands to a plugin, as others pass them on.</remarks>
    public override HookRequest Read(JsonValue payload, AgentEnvironment environment)
    {
        if (payload.Member("input"u8) is not { } input || payload.Member("output"u8) is not { Kind: JsonKind.Object } output) return base.Read(payload, environment);
        var isOver = output.Member("output"u8) is not null || output.Member("content"u8) is not null || output.Member("message"u8) is not null;
        return new CallBuilder
        {
            Event = isOver ? HookEvent.Other : HookEvent.ToolUse,
            Agent = Name,
            Tool = input.Member("tool"u8),
            Input = output.Member("args"u8),
            Cwd = payload.Member("cwd"u8),
            Session = input.Member("sessionID"u8),
            CallId = input.Member("callID"u8),
        }.Build();
    }
}
