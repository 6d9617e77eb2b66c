using SigmaShake.Rules.Calls;

namespace SigmaShake.Agents;

/// <summary>What a client asked, as its adapter understood it; immutable.</summary>
public sealed record HookRequest
{
    /// <summary>What happened.</summary>
    public required HookEvent Event { get; init; }

    /// <summary>The client: the adapter's name, or that of a host which is recognised but has no adapter (<c>grok</c>).</summary>
    public string Agent { get; init; } = "generic";

    /// <summary>The call to judge; null for other events than a tool's, and where there is a <see cref="Problem"/>.</summary>
    public ToolCall? Call { get; init; }

    /// <summary>Why a tool event cannot be judged, as one lower-case line; the caller refuses such a call. Null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>The absolute working directory; empty where the client says none.</summary>
    public string Cwd { get; init; } = "";

    /// <summary>The absolute project directory that the client names, or null.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The client's name for the session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>The client's own name of the event, where the answer depends on it; else empty.</summary>
    internal string EventName { get; init; } = "";

    /// <summary>The request to answer where standard input was no JSON: a tool's, as far as anybody can tell, so that it is refused.</summary>
    /// <param name="problem">Why it could not be read, as one lower-case line.</param>
    public static HookRequest Unreadable(string problem) => new() { Event = HookEvent.ToolUse, Problem = problem };
}
