using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Reads a call from our plain format and from what other hosts send, as far as their members can be told by name.</summary>
internal static class GenericPayload
{
    public static HookRequest Read(JsonValue payload, AgentEnvironment environment) => Read(
        payload,
        CallBuilder.Text(payload.Member("agent"u8)) ?? HostDetection.FromPayload(payload) ?? HostDetection.FromEnvironment(environment) ?? Hosts.Generic);

    /// <param name="payload">The payload.</param>
    /// <param name="agent">The client, where it is known.</param>
    public static HookRequest Read(JsonValue payload, string agent)
    {
        var call = Carrier(payload);
        var tool = First(call, "tool_name"u8, "toolName"u8, "tool"u8) ?? First(call, "name"u8);
        return new CallBuilder
        {
            Event = EventNames.Of(payload, namesTool: CallBuilder.Text(tool) is not null),
            Agent = agent,
            Tool = tool,
            // Older hosts send the input as a text that holds JSON.
            Input = CallBuilder.Unwrapped(First(call, "tool_input"u8, "toolInput"u8, "toolArgs"u8) ?? First(call, "input"u8, "args"u8, "parameters"u8)),
            Cwd = payload.Member("cwd"u8),
            Session = First(payload, "session_id"u8, "sessionId"u8, "session"u8) ?? payload.Member("thread"u8)?.Member("id"u8),
            CallId = First(call, "tool_use_id"u8, "tool_call_id"u8, "toolCallId"u8),
        }.Build();
    }

    // Some hosts put the call into a member of its own.
    private static JsonValue Carrier(JsonValue payload)
    {
        var inner = First(payload, "toolCall"u8, "tool_call"u8, "event"u8);
        return inner is { Kind: JsonKind.Object } ? inner : payload;
    }

    private static JsonValue? First(
        JsonValue @object, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default) =>
        @object.Member(first) ?? (second.IsEmpty ? null : @object.Member(second)) ?? (third.IsEmpty ? null : @object.Member(third));
}
