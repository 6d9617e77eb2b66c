using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>Rules on tools of an MCP server, by the tool's name and what is sent to it.</summary>
public abstract class McpToolRules : AgentScenario
{
    private protected McpToolRules(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_denied_input_does_not_reach_the_server_and_another_does()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule($$"""
            rule no-salaries {
              DENY any
              IF tool EQUALS "{{Agent.NoteTool}}" AND input.title EQUALS "salaries"
              MESSAGE "salaries are not for notes"
            }
            """);

        var run = await session.RunAsync(Agent.WriteNote("salaries", "secret"), Agent.WriteNote("groceries", "milk"));

        Assert.Null(session.Workspace.ReadProject("salaries.txt"));
        Assert.Contains("salaries are not for notes", run.Told[0]);
        Assert.Equal("milk", session.Workspace.ReadProject("groceries.txt"));
        Assert.Contains("note written: groceries", run.Told[1]);
        var entries = await session.LedgerAsync();
        Assert.Equal([(Agent.NoteTool, "block"), (Agent.NoteTool, "allow")], entries.Select(entry => (entry.Tool, entry.Decision)));
        Assert.Contains("no-salaries", entries[0].Line);
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeMcpToolRules() : McpToolRules(new ClaudeCode());

[Collection(OfCodex)]
public sealed class CodexMcpToolRules() : McpToolRules(new Codex());

[Collection(OfCodex)]
public sealed class CodexInCodeModeMcpToolRules() : McpToolRules(new CodexInCodeMode());

[Collection(OfGeminiCli)]
public sealed class GeminiCliMcpToolRules() : McpToolRules(new GeminiCli());

[Collection(OfCopilotCli)]
public sealed class CopilotCliMcpToolRules() : McpToolRules(new CopilotCli());
