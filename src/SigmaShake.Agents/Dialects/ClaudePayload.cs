using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>The payload that Claude Code defined, and that Codex and others send member for member.</summary>
internal static class ClaudePayload
{
    public static HookRequest Read(JsonValue payload, string agent, string? projectDirectory) => new CallBuilder
    {
        Event = EventOf(payload),
        Agent = agent,
        Tool = payload.Member("tool_name"u8),
        Input = payload.Member("tool_input"u8),
        Cwd = payload.Member("cwd"u8),
        Session = payload.Member("session_id"u8),
        CallId = payload.Member("tool_use_id"u8),
        ProjectDirectory = projectDirectory,
    }.Build();

    private static HookEvent EventOf(JsonValue payload)
    {
        // Without a name it counts as a tool's: what cannot be told apart is judged, never waved through.
        if (payload.Member("hook_event_name"u8) is not { IsString: true } name) return HookEvent.ToolUse;
        if (name.Text.Span.SequenceEqual("PreToolUse"u8)) return HookEvent.ToolUse;
        if (name.Text.Span.SequenceEqual("PermissionRequest"u8)) return HookEvent.PermissionRequest;
        return name.Text.Span.SequenceEqual("SessionStart"u8) ? HookEvent.SessionStart : HookEvent.Other;
    }
}
