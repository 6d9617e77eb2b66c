using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>Codex runs a person's hook only if its configuration holds the hash of it. No run here bypasses that.</summary>
[Collection("codex")]
public sealed class CodexTrust
{
    private const string Refusing = "#!/bin/sh\necho the-hook-refused >&2\nexit 2\n";
    private readonly Codex _codex = new();

    [AgentFact]
    public async Task A_hook_without_a_trust_entry_is_passed_over()
    {
        await using var session = await Session.StartBareAsync(_codex);
        Codex.WriteHooks(session.Workspace, new Hook(session.Workspace.WriteProgram("hook", Refusing), TimeoutSeconds: 10));

        var run = await session.RunAsync(_codex.Shell("echo the-command-ran"));

        Assert.Contains("the-command-ran", run.Told[0]);
    }

    [AgentFact]
    public async Task A_hook_that_was_changed_after_it_was_trusted_is_passed_over()
    {
        await using var session = await Session.StartBareAsync(_codex);
        var program = session.Workspace.WriteProgram("hook", Refusing);
        _codex.InstallByHand(session.Workspace, new Hook(program, TimeoutSeconds: 10));
        Codex.WriteHooks(session.Workspace, new Hook(program, TimeoutSeconds: 11));

        var run = await session.RunAsync(_codex.Shell("echo the-command-ran"));

        Assert.Contains("the-command-ran", run.Told[0]);
    }

    [AgentFact]
    public async Task The_entry_that_init_writes_is_the_one_that_Codex_wants()
    {
        await using var session = await Session.StartAsync(_codex);
        session.AddRule("""
            rule nothing-runs {
              DENY execution
              IF command CONTAINS "the-command-ran"
              MESSAGE "the hook is trusted"
            }
            """);

        var run = await session.RunAsync(_codex.Shell("echo the-command-ran"));

        Assert.Contains("the hook is trusted", run.Told[0]);
        Assert.Single(await session.LedgerAsync());
    }
}
