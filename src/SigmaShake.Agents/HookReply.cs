namespace SigmaShake.Agents;

/// <summary>What is said to a client about a call.</summary>
public enum ReplyKind : byte
{
    /// <summary>Nothing against it; the client's own permissions apply.</summary>
    NoObjection,

    /// <summary>It may run without the client's asking.</summary>
    Grant,

    /// <summary>A person decides. Where a client cannot ask, this refuses and says that a person's approval is needed.</summary>
    Ask,

    /// <summary>It must not run.</summary>
    Refuse,
}

/// <summary>The decision on a request, before it is put into a client's words.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">For the agent and the person: why, and what to do instead. An empty one is replaced, as some clients run the tool then.</param>
/// <param name="Notice">What the person must be told with every answer (that rules are only observed, say), or null.</param>
/// <param name="Context">Project knowledge for the agent, at a session's start; else null.</param>
public sealed record HookReply(ReplyKind Kind, string Reason, string? Notice = null, string? Context = null);
