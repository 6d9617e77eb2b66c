using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>The payload that Claude Code defined, and that Codex and others send: some with another name for the event, or with members in camel case.</summary>
internal static class ClaudePayload
{
    public static HookRequest Read(JsonValue payload, string agent, string? projectDirectory) =>
        Read(payload, agent, projectDirectory, payload.Member("cwd"u8));

    /// <param name="payload">The payload.</param>
    /// <param name="agent">The client.</param>
    /// <param name="projectDirectory">The project that the client names, or null.</param>
    /// <param name="cwd">The working directory, for a client that says it elsewhere.</param>
    public static HookRequest Read(JsonValue payload, string agent, string? projectDirectory, JsonValue? cwd) => new CallBuilder
    {
        Event = EventOf(payload),
        Agent = agent,
        Tool = payload.Member("tool_name"u8),
        Input = payload.Member("tool_input"u8),
        Cwd = cwd,
        Session = payload.Member("session_id"u8) ?? payload.Member("sessionId"u8),
        CallId = payload.Member("tool_use_id"u8) ?? payload.Member("tool_call_id"u8),
        ProjectDirectory = projectDirectory,
    }.Build();

    private static HookEvent EventOf(JsonValue payload)
    {
        // Without a name it counts as a tool's: what cannot be told apart is judged, never waved through.
        if ((payload.Member("hook_event_name"u8) ?? payload.Member("hookEventName"u8)) is not { IsString: true } name) return HookEvent.ToolUse;
        if (IsAhead(name.Text.Span)) return HookEvent.ToolUse;
        if (name.Text.Span.SequenceEqual("PermissionRequest"u8)) return HookEvent.PermissionRequest;
        if (name.Text.Span.SequenceEqual("SessionStart"u8)) return HookEvent.SessionStart;

        // An event that nobody knows is a tool's if it carries one, unless it says what became of it.
        var carriesTool = payload.Member("tool_name"u8) is not null && payload.Member("tool_input"u8) is not null;
        return carriesTool && !IsOver(name.Text.Span) ? HookEvent.ToolUse : HookEvent.Other;
    }

    private static bool IsAhead(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("PreToolUse"u8) || name.SequenceEqual("BeforeTool"u8) || name.SequenceEqual("preToolUse"u8);

    private static bool IsOver(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("PostToolUse"u8) || name.SequenceEqual("PostToolUseFailure"u8) || name.SequenceEqual("PostToolBatch"u8)
        || name.SequenceEqual("PermissionDenied"u8) || name.SequenceEqual("AfterTool"u8) || name.SequenceEqual("postToolUse"u8);
}
