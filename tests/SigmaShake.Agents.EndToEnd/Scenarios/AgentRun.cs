using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What one run of an agent left.</summary>
/// <param name="Told">What the model was told in answer to each tool call.</param>
/// <param name="DelegateTold">The same for the model of the subagent.</param>
internal sealed record AgentRun(CodingAgent Agent, ChildResult Process, IReadOnlyList<string> Told, IReadOnlyList<string> DelegateTold)
{
    /// <summary>How each hook ended that the client ran, in order.</summary>
    public IReadOnlyList<HookOutcome> HookOutcomes { get; } = [.. Agent.HookOutcomes(Process)];

    public override string ToString() => $"{Agent}: exit {Process.ExitCode} after {Process.Elapsed}\ntold: {string.Join("\n      ", Told)}\n{Process.Out}\n{Process.Error}";
}
