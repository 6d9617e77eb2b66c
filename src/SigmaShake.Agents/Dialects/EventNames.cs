using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// What an unknown host's event is. Hosts spell the same few words differently (<c>PreToolUse</c>, <c>pre_tool_use</c>, <c>tool.execute.before</c>),
/// so letters alone are compared, in lower case. In doubt it is a tool's, which is judged.
/// </summary>
internal static class EventNames
{
    /// <summary>The event of a payload.</summary>
    /// <param name="namesTool">Whether the payload names a tool.</param>
    public static HookEvent Of(JsonValue payload, bool namesTool)
    {
        if (Name(payload) is not { } name)
        {
            var result = payload.Member("toolResult"u8) ?? payload.Member("tool_response"u8) ?? payload.Member("toolError"u8);
            return namesTool && result is not null ? HookEvent.Other : HookEvent.ToolUse;
        }

        if (name is "permissionrequest") return HookEvent.PermissionRequest;
        if (name is "sessionstart") return HookEvent.SessionStart;
        if (IsOver(name)) return HookEvent.Other;
        return namesTool || AnnouncesTool(name) ? HookEvent.ToolUse : HookEvent.Other;
    }

    private static bool IsOver(string name) =>
        name.StartsWith("post") || name.StartsWith("after") || name.EndsWith("after") || name.EndsWith("result") || name.EndsWith("failure");

    // Events before an act that carry it in members of their own; without an adapter such a call cannot be read, and is refused.
    private static bool AnnouncesTool(string name) =>
        name.Contains("tool")
        || name is "beforeshellexecution" or "beforemcpexecution" or "beforereadfile" or "preruncommand" or "prewritecode" or "prereadcode";

    private static string? Name(JsonValue payload)
    {
        var name = payload.Member("hook_event_name"u8) ?? payload.Member("hookEventName"u8) ?? payload.Member("hookName"u8)
            ?? payload.Member("agent_action_name"u8) ?? payload.Member("hook_type"u8) ?? payload.Member("event"u8)?.Member("type"u8);
        return CallBuilder.Text(name) is { } text ? Letters(text) : null;
    }

    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetter(c)) letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
