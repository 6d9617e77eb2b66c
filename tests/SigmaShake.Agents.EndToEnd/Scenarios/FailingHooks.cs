using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What a real agent does with a tool call when its hook gives no answer: for some that is a limitation which we can only document.</summary>
public abstract class FailingHooks : AgentScenario
{
    private const int TimeoutSeconds = 2;

    private readonly bool _runsTheTool;

    private protected FailingHooks(CodingAgent agent, bool runsTheTool) : base(agent) => _runsTheTool = runsTheTool;

    [AgentFact]
    public Task A_hook_that_answers_is_obeyed() => RefusesAsync("#!/bin/sh\necho the-hook-refused >&2\nexit 2\n");

    [AgentFact]
    public Task A_missing_hook() => BehavesAsync(program: null);

    [AgentFact]
    public Task A_hook_that_a_signal_kills() => BehavesAsync("#!/bin/sh\nkill -SEGV $$\n");

    [AgentFact]
    public Task A_hook_that_ends_like_one_that_a_signal_killed() => BehavesAsync("#!/bin/sh\nexit 139\n");

    /// <remarks>It would end by itself in time for the test, with the answer that is not to be waited for.</remarks>
    [AgentFact]
    public Task A_hook_that_answers_too_late() => BehavesAsync("#!/bin/sh\nsleep 20\necho the-hook-refused >&2\nexit 2\n");

    /// <summary>The control without which the others prove nothing: a hook in the same place is called, and obeyed.</summary>
    private async Task RefusesAsync(string program)
    {
        var (session, told) = await RunAsync(program);
        await using var _ = session;
        Assert.Null(session.Workspace.ReadProject("made.txt"));
        Assert.Contains("the-hook-refused", told);
    }

    private async Task BehavesAsync(string? program)
    {
        var (session, told) = await RunAsync(program);
        await using var _ = session;
        Assert.Equal(_runsTheTool, session.Workspace.ReadProject("made.txt") is not null);
        Assert.Equal(_runsTheTool, told.Contains("the-command-ran", StringComparison.Ordinal));
    }

    private async Task<(Session Session, string Told)> RunAsync(string? program)
    {
        var session = await Session.StartBareAsync(Agent);
        var path = program is null ? Path.Combine(session.Workspace.Scratch, "no-such-program") : session.Workspace.WriteProgram("hook", program);
        Agent.InstallByHand(session.Workspace, new Hook(path, TimeoutSeconds));
        var run = await session.RunAsync(Agent.Shell("echo the-command-ran > made.txt; cat made.txt"));
        return (session, run.Told[0].Replace("echo the-command-ran", "", StringComparison.Ordinal));
    }
}

/// <summary>It blocks, because our hook is installed with <c>onFailure: block</c>.</summary>
[Collection(OfClaudeCode)]
public sealed class ClaudeCodeFailingHooks() : FailingHooks(new ClaudeCode(), runsTheTool: false);

/// <summary>It runs the tool: Codex 0.169.0 has no setting that would block.</summary>
[Collection(OfCodex)]
public sealed class CodexFailingHooks() : FailingHooks(new Codex(), runsTheTool: true);
