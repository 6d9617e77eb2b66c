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
        if (name.Text.Span.SequenceEqual("SessionStart"u8)) return HookEvent.SessionStart;

        // An event that nobody knows is a tool's if it carries one, unless it says what became of it.
        var carriesTool = payload.Member("tool_name"u8) is not null && payload.Member("tool_input"u8) is not null;
        return carriesTool && !IsOver(name.Text.Span) ? HookEvent.ToolUse : HookEvent.Other;
    }

    private static bool IsOver(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("PostToolUse"u8) || name.SequenceEqual("PostToolUseFailure"u8) || name.SequenceEqual("PostToolBatch"u8)
        || name.SequenceEqual("PermissionDenied"u8);
}
