using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What each decision of a rule does to a shell command of a real agent.</summary>
public abstract class Verdicts : AgentScenario
{
    /// <summary>Leaves a file, and says so: the two sides on which a command that ran is seen.</summary>
    private const string Command = "echo the-command-ran | tee made-by-command.txt";
    private const string Made = "made-by-command.txt";
    private const string Output = "the-command-ran";

    private protected Verdicts(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_command_that_no_rule_matches_runs()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule other-command {
              DENY execution
              IF command CONTAINS "tee something-else.txt"
              MESSAGE "not this one"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command));

        Assert.Equal(Output + "\n", session.Workspace.ReadProject(Made));
        Assert.Contains(Output, run.Told[0]);
        Assert.All(run.HookOutcomes, outcome => Assert.Equal(HookOutcome.Passed, outcome));
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal((Agent.Name, Agent.ShellTool, "allow", "nothing"), (entry.Agent, entry.Tool, entry.Decision, entry.Answer));
    }

    [AgentFact]
    public async Task A_denied_command_does_not_run_and_the_next_one_does()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee made-by-command.txt"
              MESSAGE "that file is written by the build, run `make` instead"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command), Agent.Shell("echo the-next-command-ran"));

        Assert.Null(session.Workspace.ReadProject(Made));
        Assert.Contains("that file is written by the build, run `make` instead", run.Told[0]);
        Assert.Contains("no-made-file", run.Told[0]);
        Assert.DoesNotContain(Output + "\n", run.Told[0]);
        Assert.Contains("the-next-command-ran", run.Told[1]);
        var entries = await session.LedgerAsync();
        Assert.Equal([("block", "refused"), ("allow", "nothing")], entries.Select(entry => (entry.Decision, entry.Answer)));
        Assert.All(entries, entry => Assert.Equal((Agent.Name, Agent.ShellTool, "enforce"), (entry.Agent, entry.Tool, entry.Mode)));
        Assert.Contains("no-made-file", entries[0].Line);
    }

    [AgentFact]
    public async Task A_forced_command_does_not_run_and_the_model_is_told_what_to_do_instead()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule use-the-build {
              FORCE execution
              IF command CONTAINS "tee made-by-command.txt"
              MESSAGE "that file is written by the build"
              SUBSTITUTE "make made-by-command"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command));

        Assert.Null(session.Workspace.ReadProject(Made));
        Assert.Contains("make made-by-command", run.Told[0]);
        Assert.DoesNotContain(Output + "\n", run.Told[0]);
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal(("force", "refused"), (entry.Decision, entry.Answer));
        Assert.Contains("use-the-build", entry.Line);
    }

    [AgentFact]
    public async Task A_command_that_a_person_must_approve_does_not_run_while_nobody_is_there()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule ask-about-made-file {
              ASK execution
              IF command CONTAINS "tee made-by-command.txt"
              MESSAGE "that file is reviewed"
              PROMPT "may the agent write the reviewed file?"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command));

        Assert.Null(session.Workspace.ReadProject(Made));
        Assert.Contains("may the agent write the reviewed file?", run.Told[0]);
        Assert.DoesNotContain(Output + "\n", run.Told[0]);
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal("ask", entry.Decision);
        Assert.Contains("ask-about-made-file", entry.Line);
    }

    [AgentFact]
    public async Task An_allowed_command_runs()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule made-file-is-fine {
              ALLOW execution
              IF command CONTAINS "tee made-by-command.txt"
              MESSAGE "known and harmless"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command));

        Assert.Equal(Output + "\n", session.Workspace.ReadProject(Made));
        Assert.Contains(Output, run.Told[0]);
        Assert.All(run.HookOutcomes, outcome => Assert.Equal(HookOutcome.Passed, outcome));
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal(("allow", "nothing"), (entry.Decision, entry.Answer));
        Assert.Contains("made-file-is-fine", entry.Line);
    }

    [AgentFact]
    public async Task A_command_that_would_be_denied_runs_in_observe_mode_and_is_on_record()
    {
        await using var session = await Session.StartAsync(Agent);
        session.Workspace.WriteHome(".sigmashake/config.toml", "mode = \"observe\"\n");
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee made-by-command.txt"
              MESSAGE "that file is written by the build"
            }
            """);

        var run = await session.RunAsync(Agent.Shell(Command));

        Assert.Equal(Output + "\n", session.Workspace.ReadProject(Made));
        Assert.Contains(Output, run.Told[0]);
        Assert.All(run.HookOutcomes, outcome => Assert.Equal(HookOutcome.Passed, outcome));
        var entry = Assert.Single(await session.LedgerAsync());
        Assert.Equal(("block", "observe", "nothing"), (entry.Decision, entry.Mode, entry.Answer));
        Assert.Contains("no-made-file", entry.Line);
    }

    [AgentFact]
    public async Task A_rule_that_is_added_between_two_calls_holds_for_the_second()
    {
        await using var session = await Session.StartAsync(Agent);

        var run = await session.PlayAsync([new(Session.Prompt,
        [
            _ => Agent.Shell(Command),
            _ =>
            {
                session.AddRule("""
                    rule no-made-file {
                      DENY execution
                      IF command CONTAINS "tee made-by-command.txt"
                      MESSAGE "no longer wanted"
                    }
                    """);
                File.Delete(Path.Combine(session.Workspace.Project, Made));
                return Agent.Shell(Command);
            },
        ])]);

        Assert.Contains(Output, run.Told[0]);
        Assert.Contains("no longer wanted", run.Told[1]);
        Assert.Null(session.Workspace.ReadProject(Made));
        Assert.Equal(["allow", "block"], (await session.LedgerAsync()).Select(entry => entry.Decision));
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeVerdicts() : Verdicts(new ClaudeCode());

[Collection(OfCodex)]
public sealed class CodexVerdicts() : Verdicts(new Codex());

[Collection(OfCodex)]
public sealed class CodexInCodeModeVerdicts() : Verdicts(new CodexInCodeMode());

[Collection(OfGeminiCli)]
public sealed class GeminiCliVerdicts() : Verdicts(new GeminiCli());

[Collection(OfCopilotCli)]
public sealed class CopilotCliVerdicts() : Verdicts(new CopilotCli());
