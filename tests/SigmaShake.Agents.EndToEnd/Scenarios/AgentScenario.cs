using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>Scenarios that hold for every agent; each derived class names the agent that plays them.</summary>
/// <remarks>The collections keep agents of one kind from running beside each other.</remarks>
public abstract class AgentScenario
{
    protected const string OfClaudeCode = "claude-code";
    protected const string OfCodex = "codex";
    protected const string OfCopilotCli = "copilot-cli";
    protected const string OfGeminiCli = "gemini-cli";

    private protected AgentScenario(CodingAgent agent) => Agent = agent;

    private protected CodingAgent Agent { get; }
}
