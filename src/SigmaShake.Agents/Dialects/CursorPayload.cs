using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Cursor's payload: for most tools their name and input, for a few events members of their own.</summary>
internal static class CursorPayload
{
    /// <summary>The event before a shell command.</summary>
    public const string BeforeShell = "beforeShellExecution";

    /// <summary>The event before a call of an MCP server's tool.</summary>
    public const string BeforeMcp = "beforeMCPExecution";

    public static HookRequest Read(JsonValue payload, string agent, AgentEnvironment environment)
    {
        var name = CallBuilder.Text(payload.Member("hook_event_name"u8)) ?? "";
        var root = CallBuilder.First(payload.Member("workspace_roots"u8));
        return new CallBuilder
        {
            Event = EventOf(name, payload),
            EventName = name,
            Agent = agent,
            Tool = Tool(name, payload),
            Input = Input(name, payload),
            Cwd = payload.Member("cwd"u8) is { Text.IsEmpty: false } cwd ? cwd : root,
            Session = payload.Member("conversation_id"u8) ?? payload.Member("session_id"u8),
            CallId = payload.Member("tool_use_id"u8) ?? payload.Member("tool_call_id"u8),
            ProjectDirectory = environment.Variable("CURSOR_PROJECT_DIR") ?? CallBuilder.Text(root),
        }.Build();
    }

    private static HookEvent EventOf(string name, JsonValue payload) => name switch
    {
        "" or BeforeShell or BeforeMcp or "preToolUse" or "PreToolUse" or "beforeReadFile" or "beforeTabFileRead" or "subagentStart" => HookEvent.ToolUse,
        "PermissionRequest" => HookEvent.PermissionRequest,
        "sessionStart" or "SessionStart" => HookEvent.SessionStart,
        _ when name.StartsWith("after") || name.StartsWith("post") || name.StartsWith("Post") => HookEvent.Other,
        _ => payload.Member("tool_name"u8) is null ? HookEvent.Other : HookEvent.ToolUse,
    };

    private static JsonValue? Tool(string name, JsonValue payload) => name switch
    {
        BeforeShell => JsonValue.Of("Shell"u8.ToArray()),
        // As it is called before other tools, so that a rule on it need not know by which event it is judged.
        BeforeMcp when CallBuilder.Text(payload.Member("tool_name"u8)) is { } tool && !tool.StartsWith("MCP:") => JsonValue.Of(Encoding.UTF8.GetBytes("MCP:" + tool)),
        "beforeReadFile" or "beforeTabFileRead" => JsonValue.Of("Read"u8.ToArray()),
        "subagentStart" => JsonValue.Of("Task"u8.ToArray()),
        _ => payload.Member("tool_name"u8),
    };

    // Only what the act is about: the rest of the payload is who and where.
    private static JsonValue? Input(string name, JsonValue payload) => name switch
    {
        BeforeShell => With(payload, "command"u8, "cwd"u8),
        "beforeReadFile" or "beforeTabFileRead" => With(payload, "file_path"u8, "attachments"u8),
        "subagentStart" => With(payload, "task"u8, "subagent_type"u8),
        _ => CallBuilder.Unwrapped(payload.Member("tool_input"u8)),
    };

    private static JsonValue With(JsonValue payload, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var members = new List<JsonMember>(2);
        if (payload.Member(first) is { } one) members.Add(new JsonMember(first.ToArray(), one));
        if (payload.Member(second) is { } other) members.Add(new JsonMember(second.ToArray(), other));
        return JsonValue.Of(members);
    }
}
