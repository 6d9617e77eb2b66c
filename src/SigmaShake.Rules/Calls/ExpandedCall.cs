using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Calls;

/// <summary>A tool call and everything that it does.</summary>
/// <param name="Call">The call.</param>
/// <param name="Actions">The call itself first, then what was derived from it, in the call's order.</param>
/// <param name="Unanalysable">Why its parts could not be told apart, or null. The built-in answer to such a call is to ask.</param>
public sealed record ExpandedCall(ToolCall Call, ToolAction[] Actions, string? Unanalysable = null)
{
    /// <summary>The scripts that the call runs, as far as they could be read: its actions are what it is by these.</summary>
    public ScriptFile[] Scripts { get; init; } = [];

    /// <summary>The paths of what it runs as scripts and could not be read as such: nothing is known of what these do.</summary>
    public string[] UnreadScripts { get; init; } = [];
}
