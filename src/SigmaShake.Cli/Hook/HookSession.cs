using System.Diagnostics;
using SigmaShake.Agents;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Hook;

/// <summary>One run of the hook, from standard input to the answer.</summary>
/// <remarks>The deadline may ask for a refusal at any moment, from its own thread: what it needs is replaced, never changed.</remarks>
internal sealed class HookSession(HookArguments arguments, TimeProvider clock)
{
    private static readonly AgentEnvironment Environment = new(System.Environment.GetEnvironmentVariable);

    private readonly long _started = Stopwatch.GetTimestamp();
    private volatile Addressee _addressee = new(
        AgentRegistry.Detect(AgentRegistry.ByName(arguments.Client ?? ""), null, Environment), HookRequest.Unreadable("the call was not read"));

    /// <summary>Judges, records, and says what to answer.</summary>
    /// <exception cref="StateException">Our own state cannot be read or written.</exception>
    public HookAnswer Run()
    {
        if (arguments.Problem is { } problem) return Refuse(problem, "run `ssg init` again");
        if (arguments.Client is { } client && AgentRegistry.ByName(client) is null)
        {
            return Refuse($"`{client}` is not a client that `ssg hook` knows", $"use one of: {string.Join(", ", AgentRegistry.Names)}");
        }

        var (bytes, unread) = StandardInput.Read();
        if (unread is not null) return RefuseUnreadable(unread);
        var payload = JsonParser.Parse(bytes);
        if (!payload.Succeeded) return RefuseUnreadable($"the call is not understood: {payload.Problem}");

        var adapter = AgentRegistry.Detect(AgentRegistry.ByName(arguments.Client ?? ""), payload.Value, Environment);
        var request = adapter.Read(payload.Value, Environment);
        _addressee = new Addressee(adapter, request);
        return request.Event switch
        {
            HookEvent.Other => adapter.Answer(request, Replies.NoObjection),
            HookEvent.SessionStart => Greet(adapter, request),
            _ => request.Call is { } call ? JudgeCall(adapter, request, call) : RefuseUnreadable(request.Problem ?? "the call names no tool"),
        };
    }

    /// <summary>A refusal in the client's dialect, as far as the client is known yet.</summary>
    public HookAnswer Refuse(string cause, string cure)
    {
        var (adapter, request) = _addressee;
        return adapter.Answer(request, Replies.Refuse($"SigmaShake refuses this call because {cause}. Cure: {cure}."));
    }

    private HookAnswer JudgeCall(AgentAdapter adapter, HookRequest request, ToolCall call)
    {
        var state = StateFolder.Open(arguments.StateFolder);
        var settings = SettingsFile.Load(state);
        var pause = PauseStore.Current(state, clock.GetUtcNow());
        var (loaded, context) = CallSurroundings.Find(state, settings, call.ProjectDirectory, call.Cwd);
        var verdict = Judge.Evaluate(loaded.Rules, CallExpansion.Expand(call), context);
        var enforcement = Enforcement.Of(verdict, settings, pause);
        var answer = adapter.Answer(request, enforcement.Reply);
        Record(state, verdict, enforcement, answer, context.ProjectDirectory.Length > 0 ? context.ProjectDirectory : null);
        return answer;
    }

    // A call that cannot be understood is on record as well: it was refused.
    private HookAnswer RefuseUnreadable(string problem)
    {
        var call = new ToolCall { Agent = _addressee.Adapter.Name, Tool = "", Input = JsonValue.EmptyObject };
        var verdict = new Verdict(new ExpandedCall(call, [], problem), new Ruling(Outcome.Block, null), new Ruling(Outcome.Block, null), [], false, []);
        var enforcement = Enforcement.Unreadable(problem);
        var answer = _addressee.Adapter.Answer(_addressee.Request, enforcement.Reply);
        Record(StateFolder.Open(arguments.StateFolder), verdict, enforcement, answer, project: null);
        return answer;
    }

    private void Record(StateFolder state, Verdict verdict, Enforcement enforcement, HookAnswer answer, string? project) =>
        Recorder.Record(state, new RecordedCall(verdict, enforcement, answer, project, Stopwatch.GetElapsedTime(_started)), clock);

    private HookAnswer Greet(AgentAdapter adapter, HookRequest request)
    {
        var state = StateFolder.Open(arguments.StateFolder);
        var (loaded, _) = CallSurroundings.Find(state, SettingsFile.Load(state), request.ProjectDirectory, request.Cwd);
        return adapter.Answer(request, Replies.NoObjection with { Context = AmbientText.Headlines(loaded.Ambients) });
    }

    private sealed record Addressee(AgentAdapter Adapter, HookRequest Request);
}
