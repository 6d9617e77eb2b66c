using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>A person who already has a hook of their own keeps it, and gets ours beside it.</summary>
/// <remarks>For Codex that is more than keeping the text: a hook is trusted by its place in the file, so that one which moves is passed over.</remarks>
public abstract class ExistingHooks : AgentScenario
{
    private protected ExistingHooks(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_hook_that_was_there_before_init_is_still_called_and_ours_is_obeyed()
    {
        await using var session = await Session.StartBareAsync(Agent);
        var seen = Path.Combine(session.Workspace.Home, "seen.txt");
        Agent.InstallByHand(session.Workspace, new Hook(session.Workspace.WriteProgram("hook", $"#!/bin/sh\necho call >> {seen}\n"), TimeoutSeconds: 10));
        await session.InitAsync();
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee made.txt"
              MESSAGE "not this file"
            }
            """);

        var run = await session.RunAsync(Agent.Shell("echo made | tee made.txt"), Agent.Shell("echo the-next-command-ran"));

        Assert.Null(session.Workspace.ReadProject("made.txt"));
        Assert.Contains("not this file", run.Told[0]);
        Assert.Contains("the-next-command-ran", run.Told[1]);
        Assert.Equal(["block", "allow"], (await session.LedgerAsync()).Select(entry => entry.Decision));
        string[] calls = Agent.RunsHooksBesideARefusal ? ["call", "call"] : ["call"];
        Assert.Equal(calls, await File.ReadAllLinesAsync(seen, TestContext.Current.CancellationToken));
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeExistingHooks() : ExistingHooks(new ClaudeCode());

[Collection(OfCodex)]
public sealed class CodexExistingHooks() : ExistingHooks(new Codex());

[Collection(OfGeminiCli)]
public sealed class GeminiCliExistingHooks() : ExistingHooks(new GeminiCli());

[Collection(OfCopilotCli)]
public sealed class CopilotCliExistingHooks() : ExistingHooks(new CopilotCli());
