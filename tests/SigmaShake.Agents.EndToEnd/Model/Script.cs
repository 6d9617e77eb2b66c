namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>Makes the next tool call, knowing what the tools answered so far.</summary>
/// <remarks>It runs while the client waits for the model, so it is also the place to change something between two calls.</remarks>
internal delegate ToolCall Turn(IReadOnlyList<string> toolResults);

/// <summary>What the stub model does in the conversation that <paramref name="Prompt"/> opens: one tool call a turn, then it ends its work.</summary>
internal sealed record Script(string Prompt, IReadOnlyList<Turn> Turns)
{
    /// <summary>The call for this turn, or null when all have been made.</summary>
    /// <remarks>The turn is told by the conversation itself, so that a request that the client repeats gets the same answer again.</remarks>
    public ToolCall? Next(IReadOnlyList<string> toolResults) =>
        toolResults.Count < Turns.Count ? Turns[toolResults.Count](toolResults) : null;
}
