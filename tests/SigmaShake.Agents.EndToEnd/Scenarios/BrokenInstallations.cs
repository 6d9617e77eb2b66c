using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Agents.EndToEnd.Model;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What the hook that <c>ssg init</c> installed does for a person whose <c>ssg</c> is no longer what it was.</summary>
/// <remarks>Unlike in <see cref="FailingHooks"/>, what is tested is our installation: that it asks for all the strictness that the agent offers.</remarks>
public abstract class BrokenInstallations : AgentScenario
{
    private readonly bool _blocks;

    private protected BrokenInstallations(CodingAgent agent, bool blocks) : base(agent) => _blocks = blocks;

    [AgentFact]
    public Task The_binary_is_gone() => BreakAsync(File.Delete);

    [AgentFact]
    public Task The_binary_crashes() => BreakAsync(binary => File.WriteAllText(binary, "#!/bin/sh\nkill -SEGV $$\n"));

    private async Task BreakAsync(Action<string> destroy)
    {
        await using var session = await Session.StartAsync(Agent, ownBinary: true);
        destroy(session.Ssg);

        var run = await session.TryPlayAsync([new Script(Session.Prompt, [_ => Agent.Shell("echo the-command-ran | tee made.txt")])]);

        if (Agent.TellsHowHooksEnded) Assert.Contains(run.HookOutcomes, outcome => outcome is HookOutcome.Failed or HookOutcome.Refused);
        Assert.NotEmpty(run.Process.Out + run.Process.Error);
        Assert.Equal(_blocks, session.Workspace.ReadProject("made.txt") is null);
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeBrokenInstallations() : BrokenInstallations(new ClaudeCode(), blocks: true);

/// <summary>Codex 0.169.0 runs the tool whenever a hook fails, so ours is a command line that does not.</summary>
[Collection(OfCodex)]
public sealed class CodexBrokenInstallations() : BrokenInstallations(new Codex(), blocks: true);

[Collection(OfGeminiCli)]
public sealed class GeminiCliBrokenInstallations() : BrokenInstallations(new GeminiCli(), blocks: true);

[Collection(OfCopilotCli)]
public sealed class CopilotCliBrokenInstallations() : BrokenInstallations(new CopilotCli(), blocks: true);
