namespace SigmaShake.Agents;

/// <summary>What the client tells the hook about.</summary>
public enum HookEvent : byte
{
    /// <summary>A tool is about to run: the event that is judged.</summary>
    ToolUse,

    /// <summary>The client is about to ask a person whether a tool may run.</summary>
    PermissionRequest,

    /// <summary>A session begins: the moment to hand over project knowledge.</summary>
    SessionStart,

    /// <summary>Anything else; the answer is silence.</summary>
    Other,
}
