using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>What an agent is about to do, as its adapter understood it; immutable.</summary>
public sealed class ToolCall
{
    /// <summary>The client: <c>claude-code</c>, <c>codex</c> …; <c>generic</c> where no client is known.</summary>
    public required string Agent { get; init; }

    /// <summary>The tool's own name, as the client spells it.</summary>
    public required string Tool { get; init; }

    /// <summary>The tool's input.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>The absolute working directory; empty where the client says none.</summary>
    public string Cwd { get; init; } = "";

    /// <summary>The absolute project directory that the client names, or null.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The client's name for the session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>The client's name for this call, or null.</summary>
    public string? CallId { get; init; }
}
