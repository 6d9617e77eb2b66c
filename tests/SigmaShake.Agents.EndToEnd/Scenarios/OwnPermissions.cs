using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>An answer of ours never grants what the agent's own permissions refuse.</summary>
/// <remarks>Not for Gemini CLI, which does not even offer its model a tool that it would have to ask for.</remarks>
public abstract class OwnPermissions : AgentScenario
{
    private protected OwnPermissions(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_command_that_we_allow_still_needs_the_permission_of_the_agent()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule made-file-is-fine {
              ALLOW execution
              IF command CONTAINS "tee made.txt"
              MESSAGE "known and harmless"
            }
            """);

        await session.PlayAsync([new(Session.Prompt, [_ => Agent.Shell("echo the-command-ran | tee made.txt")])], unattended: false);

        Assert.Null(session.Workspace.ReadProject("made.txt"));
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal(("allow", "nothing"), (entry.Decision, entry.Answer));
    }
}

/// <summary>In its default mode it asks a person, and nobody is there.</summary>
[Collection(OfClaudeCode)]
public sealed class ClaudeCodeOwnPermissions() : OwnPermissions(new ClaudeCode());

/// <summary>In its default mode it runs commands in a sandbox that may not write.</summary>
[Collection(OfCodex)]
public sealed class CodexOwnPermissions() : OwnPermissions(new Codex());

[Collection(OfCopilotCli)]
public sealed class CopilotCliOwnPermissions() : OwnPermissions(new CopilotCli());
