using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Copilot CLI's own payload. But for one, its events are not named: they are told by their members.</summary>
internal static class CopilotPayload
{
    public static HookRequest Read(JsonValue payload, string agent, string? projectDirectory) => new CallBuilder
    {
        Event = EventOf(payload),
        Agent = agent,
        Tool = payload.Member("toolName"u8) ?? payload.Member("tool_name"u8),
        Input = Input(payload),
        Cwd = payload.Member("cwd"u8),
        Session = payload.Member("sessionId"u8),
        ProjectDirectory = projectDirectory,
    }.Build();

    private static HookEvent EventOf(JsonValue payload)
    {
        if (CallBuilder.Text(payload.Member("hookName"u8)) == "permissionRequest") return HookEvent.PermissionRequest;
        if (Has("toolName"u8)) return Has("toolResult"u8) || Has("toolError"u8) || Has("error"u8) ? HookEvent.Other : HookEvent.ToolUse;
        if (Has("source"u8)) return HookEvent.SessionStart;

        // A prompt, the end of a turn, of a session or of a subagent, an error. What is none of these counts as a tool's.
        return Has("prompt"u8) || Has("stopReason"u8) || Has("reason"u8) || Has("error"u8) || Has("agentName"u8) || Has("trigger"u8) || Has("message"u8)
            ? HookEvent.Other
            : HookEvent.ToolUse;

        bool Has(ReadOnlySpan<byte> name) => payload.Member(name) is not null;
    }

    // The cloud agent and older versions send the input as a text that holds JSON.
    private static JsonValue? Input(JsonValue payload)
    {
        var input = CallBuilder.Unwrapped(payload.Member("toolArgs"u8) ?? payload.Member("toolInput"u8) ?? payload.Member("tool_input"u8));
        var typed = input?.Member("input"u8);
        return typed is { IsString: true } && CallBuilder.Text(payload.Member("toolName"u8)) is "write_bash" or "write_powershell"
            ? Typing(input!, typed)
            : input;
    }

    // What is typed into a shell that runs already is a command, whatever the member is called.
    private static JsonValue Typing(JsonValue input, JsonValue typed) =>
        input.Member("chars"u8) is null ? JsonValue.Of([.. input.Members, new JsonMember("chars"u8.ToArray(), typed)]) : input;
}
