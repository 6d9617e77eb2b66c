using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What a real agent does with a tool call when its hook gives no answer that it can use.</summary>
/// <remarks>Where it runs the tool, that is a limitation which we document: these tests notice when a new version of the agent changes it.</remarks>
public abstract class FailingHooks : AgentScenario
{
    /// <summary>Long for a hook that answers on a busy machine, short for a test that waits for one that does not.</summary>
    private const int GenerousSeconds = 30;
    private protected const int ShortSeconds = 2;

    private protected FailingHooks(CodingAgent agent) : base(agent)
    {
    }

    /// <summary>The control without which the others prove nothing: a hook in this place is called, and obeyed.</summary>
    [AgentFact]
    public Task A_hook_that_refuses_is_obeyed() => IsObeyedAsync($"#!/bin/sh\necho '{Agent.Refusal}'\n");

    /// <summary>The hook's answer is the only thing that it may print.</summary>
    [AgentFact]
    public Task A_refusal_behind_a_stray_line_is_not_obeyed() => RunsTheToolAsync($"#!/bin/sh\necho 'loading rules'\necho '{Agent.Refusal}'\n");

    private protected async Task IsObeyedAsync(string program)
    {
        var (made, run) = await RunAsync(program, GenerousSeconds);
        Assert.False(made);
        Assert.Contains("the-hook-refused", run.Told[0]);
    }

    private protected async Task RunsTheToolAsync(string? program, HookOutcome? outcome = null, int timeoutSeconds = GenerousSeconds)
    {
        var (made, run) = await RunAsync(program, timeoutSeconds);
        Assert.True(made);
        Assert.Contains("the-tool-ran", run.Told[0]);
        if (outcome is not null && Agent.TellsHowHooksEnded) Assert.Equal([outcome.Value], run.HookOutcomes);
    }

    private protected async Task BlocksAsync(string? program, int timeoutSeconds = GenerousSeconds)
    {
        var (made, run) = await RunAsync(program, timeoutSeconds);
        Assert.False(made);
        Assert.DoesNotContain("the-tool-ran", run.Told[0]);
        if (Agent.TellsHowHooksEnded) Assert.Equal([HookOutcome.Failed], run.HookOutcomes);
    }

    /// <param name="program">The hook's text; null for a hook that is not there.</param>
    private async Task<(bool Made, AgentRun Run)> RunAsync(string? program, int timeoutSeconds)
    {
        await using var session = await Session.StartBareAsync(Agent);
        var path = program is null ? Path.Combine(session.Workspace.Scratch, "no-such-program") : session.Workspace.WriteProgram("hook", program);
        Agent.InstallByHand(session.Workspace, new Hook(path, timeoutSeconds));
        session.Workspace.WriteProject("source.txt", "the-tool-ran\n");
        var run = await session.RunAsync(Agent.Shell("tee made.txt < source.txt"));
        return (session.Workspace.ReadProject("made.txt") is not null, run);
    }

    private protected static class Programs
    {
        public const string? Missing = null;
        public const string KilledBySignal = "#!/bin/sh\nkill -SEGV $$\n";
        public const string EndsLikeKilled = "#!/bin/sh\nexit 139\n";

        /// <summary>It would end by itself in time for the test, with an answer that is not to be waited for.</summary>
        public const string TooLate = "#!/bin/sh\nsleep 20\necho the-hook-refused >&2\nexit 2\n";

        public static string RefusesBehindByteOrderMark(CodingAgent agent) => $"#!/bin/sh\nprintf '\\357\\273\\277%s\\n' '{agent.Refusal}'\n";
    }
}

/// <summary>Claude Code blocks if its hook was installed with <c>onFailure: block</c>.</summary>
[Collection(OfClaudeCode)]
public sealed class ClaudeCodeFailingHooks() : FailingHooks(new ClaudeCode())
{
    [AgentFact]
    public Task A_missing_hook_blocks() => BlocksAsync(Programs.Missing);

    [AgentFact]
    public Task A_hook_that_a_signal_killed_blocks() => BlocksAsync(Programs.KilledBySignal);

    [AgentFact]
    public Task A_hook_that_ends_like_one_that_a_signal_killed_blocks() => BlocksAsync(Programs.EndsLikeKilled);

    [AgentFact]
    public Task A_hook_that_answers_too_late_blocks() => BlocksAsync(Programs.TooLate, ShortSeconds);

    [AgentFact]
    public Task A_refusal_behind_a_byte_order_mark_is_obeyed() => IsObeyedAsync(Programs.RefusesBehindByteOrderMark(Agent));
}

/// <summary>Codex 0.169.0 runs the tool whenever its hook fails, and has no setting against that.</summary>
[Collection(OfCodex)]
public sealed class CodexFailingHooks() : FailingHooks(new Codex())
{
    [AgentFact]
    public Task A_missing_hook_lets_the_tool_run() => RunsTheToolAsync(Programs.Missing, HookOutcome.Failed);

    [AgentFact]
    public Task A_hook_that_a_signal_killed_lets_the_tool_run() => RunsTheToolAsync(Programs.KilledBySignal, HookOutcome.Failed);

    [AgentFact]
    public Task A_hook_that_ends_like_one_that_a_signal_killed_lets_the_tool_run() => RunsTheToolAsync(Programs.EndsLikeKilled, HookOutcome.Failed);

    [AgentFact]
    public Task A_hook_that_answers_too_late_lets_the_tool_run() => RunsTheToolAsync(Programs.TooLate, HookOutcome.Failed, ShortSeconds);

    [AgentFact]
    public Task A_refusal_behind_a_byte_order_mark_is_not_obeyed() => RunsTheToolAsync(Programs.RefusesBehindByteOrderMark(Agent));
}

/// <summary>Gemini CLI 0.61.0 blocks where the shell complains that there is no hook, runs the tool where it fails otherwise, and has no setting against that.</summary>
[Collection(OfGeminiCli)]
public sealed class GeminiCliFailingHooks() : FailingHooks(new GeminiCli())
{
    [AgentFact]
    public Task A_missing_hook_blocks() => BlocksAsync(Programs.Missing);

    [AgentFact]
    public Task A_hook_that_a_signal_killed_lets_the_tool_run() => RunsTheToolAsync(Programs.KilledBySignal);

    [AgentFact]
    public Task A_hook_that_answers_too_late_lets_the_tool_run() => RunsTheToolAsync(Programs.TooLate, timeoutSeconds: ShortSeconds);

    [AgentFact]
    public Task A_refusal_behind_a_byte_order_mark_is_obeyed() => IsObeyedAsync(Programs.RefusesBehindByteOrderMark(Agent));
}

/// <summary>Copilot CLI 1.0.102 blocks whenever its hook fails, but for one that answers too late.</summary>
[Collection(OfCopilotCli)]
public sealed class CopilotCliFailingHooks() : FailingHooks(new CopilotCli())
{
    [AgentFact]
    public Task A_missing_hook_blocks() => BlocksAsync(Programs.Missing);

    [AgentFact]
    public Task A_hook_that_a_signal_killed_blocks() => BlocksAsync(Programs.KilledBySignal);

    [AgentFact]
    public Task A_hook_that_answers_too_late_lets_the_tool_run() => RunsTheToolAsync(Programs.TooLate, timeoutSeconds: ShortSeconds);

    [AgentFact]
    public Task A_refusal_behind_a_byte_order_mark_is_obeyed() => IsObeyedAsync(Programs.RefusesBehindByteOrderMark(Agent));
}
