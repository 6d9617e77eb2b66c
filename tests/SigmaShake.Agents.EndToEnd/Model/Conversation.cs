namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>What one request tells the model.</summary>
/// <param name="Opening">All that the person, or the agent that delegates, said before the model's first turn.</param>
/// <param name="ToolResults">What the tools answered, in order: the evidence of what was refused and what ran.</param>
internal sealed record Conversation(string Opening, IReadOnlyList<string> ToolResults);
