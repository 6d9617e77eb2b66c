using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Agents.EndToEnd.Model;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>Without <c>ssg</c> nothing runs that its hook would have judged.</summary>
public abstract class MissingSsg : AgentScenario
{
    private protected MissingSsg(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task Without_ssg_nothing_runs()
    {
        await using var session = await Session.StartAsync(Agent, ownBinary: true);
        File.Delete(session.Ssg);

        await session.TryPlayAsync([new Script(Session.Prompt, [_ => Agent.Shell("echo ran | tee made.txt")])]);

        Assert.Null(session.Workspace.ReadProject("made.txt"));
    }
}

/// <summary>The least that an agent has to do: what is denied or needs a person does not run, and everything else does.</summary>
public abstract class Obedience : MissingSsg
{
    private const string Rules = """
        rule no-made-file {
          DENY execution
          IF command CONTAINS "tee denied.txt"
          MESSAGE "not this file"
        }

        rule ask-about-file {
          ASK execution
          IF command CONTAINS "tee asked.txt"
          MESSAGE "somebody has to look at it"
          PROMPT "may it?"
        }
        """;

    private protected Obedience(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task What_is_denied_or_needs_a_person_does_not_run_and_the_rest_does()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule(Rules);

        var run = await session.RunAsync(
            Agent.Shell("echo ran | tee denied.txt"), Agent.Shell("echo ran | tee asked.txt"), Agent.Shell("echo ran | tee allowed.txt"));

        Assert.Null(session.Workspace.ReadProject("denied.txt"));
        Assert.Contains("not this file", run.Told[0]);
        Assert.Null(session.Workspace.ReadProject("asked.txt"));
        Assert.Equal("ran\n", session.Workspace.ReadProject("allowed.txt"));
        Assert.Equal(["block", "ask", "allow"], (await session.LedgerAsync()).Select(entry => entry.Decision));
        Assert.All(await session.LedgerAsync(), entry => Assert.Equal((Agent.Name, Agent.ShellTool), (entry.Agent, entry.Tool)));
    }
}

[Collection("opencode")]
public sealed class OpenCodeObedience() : Obedience(new OpenCode());

[Collection("qwen-code")]
public sealed class QwenCodeObedience() : Obedience(new QwenCode());

[Collection("pi")]
public sealed class PiObedience() : Obedience(new Pi());

/// <summary>Cline knows no refusal of one call: its run ends with the first.</summary>
[Collection("cline")]
public sealed class ClineObedience() : MissingSsg(new Cline())
{
    [AgentFact]
    public async Task What_is_denied_ends_the_run()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee denied.txt"
              MESSAGE "not this file"
            }
            """);

        await session.TryPlayAsync([new Script(Session.Prompt,
        [
            _ => Agent.Shell("echo ran | tee allowed.txt"),
            _ => Agent.Shell("echo ran | tee denied.txt"),
            _ => Agent.Shell("echo ran | tee later.txt"),
        ])]);

        Assert.Equal("ran\n", session.Workspace.ReadProject("allowed.txt"));
        Assert.Null(session.Workspace.ReadProject("denied.txt"));
        Assert.Null(session.Workspace.ReadProject("later.txt"));
        Assert.Equal(["allow", "block"], (await session.LedgerAsync()).Select(entry => entry.Decision));
    }
}
