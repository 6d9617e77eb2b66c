using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Detection;

/// <summary>Tells which client sent a payload, by the members that only it sends. The order matters: the more telling sign comes first.</summary>
internal static class HostDetection
{
    /// <summary>The name of the client that sends such a payload, or null.</summary>
    public static string? FromPayload(JsonValue payload)
    {
        if (Has("cursor_version"u8) || (Has("conversation_id"u8) && Has("hook_event_name"u8))) return Hosts.Cursor;
        if (Has("toolCall"u8)) return Hosts.Antigravity;
        if (Has("agent_action_name"u8)) return Hosts.Windsurf;
        if (Has("clineVersion"u8) || (Has("hookName"u8) && (Has("tool_call"u8) || Has("preToolUse"u8)))) return Hosts.Cline;
        if (Has("toolInput"u8) && Has("hookEventName"u8)) return Hosts.Grok;
        if (Has("toolName"u8) && (Has("toolArgs"u8) || Has("hookName"u8))) return Hosts.CopilotCli;
        if (IsGeminiEvent()) return Hosts.GeminiCli;
        if (Has("turn_id"u8) && Has("model"u8)) return Hosts.Codex;
        if (Has("hook_event_name"u8) && Has("timestamp"u8))
        {
            if (!Has("transcript_path"u8)) return Hosts.CopilotCli;
            if (Has("permission_mode"u8)) return Hosts.QwenCode;
        }

        if (Has("tool_use_id"u8) && Has("transcript_path"u8) && Has("prompt_id"u8)) return Hosts.ClaudeCode;
        if (Has("sessionId"u8) && Has("hookEventName"u8) && Has("tool_name"u8)) return Hosts.VsCode;
        if (Has("prompt_id"u8) && !Has("cwd"u8)) return Hosts.Devin;
        return null;

        bool Has(ReadOnlySpan<byte> name) => payload.Member(name) is not null;

        bool IsGeminiEvent() =>
            payload.Member("hook_event_name"u8) is { IsString: true } name
            && (name.Text.Span.SequenceEqual("BeforeTool"u8) || name.Text.Span.SequenceEqual("AfterTool"u8));
    }

    /// <summary>The name of the client that sets such variables, or null.</summary>
    /// <remarks><c>CLAUDE_PROJECT_DIR</c> is no sign: half a dozen clients set it for the hooks that they share.</remarks>
    public static string? FromEnvironment(AgentEnvironment environment)
    {
        if (environment.Has("CURSOR_VERSION")) return Hosts.Cursor;
        if (environment.Has("COPILOT_CLI")) return Hosts.CopilotCli;
        if (environment.Has("CODEX_HOME") || environment.Has("CODEX_MANAGED_BY_NPM")) return Hosts.Codex;
        if (environment.Has("GEMINI_SESSION_ID")) return Hosts.GeminiCli;
        if (environment.Has("QWEN_PROJECT_DIR")) return Hosts.QwenCode;
        if (environment.Has("FACTORY_PROJECT_DIR") || environment.Has("DROID_PROJECT_DIR")) return Hosts.Droid;
        if (environment.Has("DEVIN_PROJECT_DIR")) return Hosts.Devin;
        return environment.Has("CLAUDECODE") ? Hosts.ClaudeCode : null;
    }
}
