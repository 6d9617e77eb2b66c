using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Agents.EndToEnd.Model;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What an agent delegates is judged like what it does itself.</summary>
public abstract class Subagents : AgentScenario
{
    private protected Subagents(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_subagent_is_refused_what_is_denied_and_may_do_the_rest()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee forbidden.txt"
              MESSAGE "not by a subagent either"
            }
            """);

        var run = await session.PlayAsync(
        [
            new Script(Session.Prompt, Agent.Delegate(Session.DelegatedPrompt)),
            new Script(Session.DelegatedPrompt,
            [
                _ => Agent.Shell("echo forbidden-ran | tee forbidden.txt"),
                _ => Agent.Shell("echo harmless-ran | tee harmless.txt"),
            ]),
        ]);

        Assert.Equal(2, run.DelegateTold.Count);
        Assert.Null(session.Workspace.ReadProject("forbidden.txt"));
        Assert.Contains("not by a subagent either", run.DelegateTold[0]);
        Assert.Equal("harmless-ran\n", session.Workspace.ReadProject("harmless.txt"));
        Assert.Contains("harmless-ran", run.DelegateTold[1]);
        var commands = (await session.LedgerAsync()).Where(entry => entry.Tool == Agent.ShellTool);
        Assert.Equal(["block", "allow"], commands.Select(entry => entry.Decision));
    }

    [AgentFact]
    public async Task An_agent_that_may_not_delegate_starts_no_subagent()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule no-delegation {
              DENY agent
              IF tool REGEX "."
              MESSAGE "do it yourself"
            }
            """);

        var run = await session.PlayAsync(
        [
            new Script(Session.Prompt, [Agent.Delegate(Session.DelegatedPrompt)[0]]),
            new Script(Session.DelegatedPrompt, [_ => Agent.Shell("echo delegated | tee delegated.txt")]),
        ]);

        Assert.Contains("do it yourself", run.Told[0]);
        Assert.Empty(run.DelegateTold);
        Assert.Null(session.Workspace.ReadProject("delegated.txt"));
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal("block", entry.Decision);
        Assert.Contains("no-delegation", entry.Line);
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeSubagents() : Subagents(new ClaudeCode());

[Collection(OfCodex)]
public sealed class CodexSubagents() : Subagents(new Codex());

[Collection(OfCodex)]
public sealed class CodexInCodeModeSubagents() : Subagents(new CodexInCodeMode());

[Collection(OfCopilotCli)]
public sealed class CopilotCliSubagents() : Subagents(new CopilotCli());
