using System.Diagnostics;
using System.Runtime.CompilerServices;
using SigmaShake.Agents;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Append;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Hook;

/// <summary>One run of the hook, from standard input to the answer.</summary>
/// <remarks>The deadline may ask for a refusal at any moment, from its own thread: what it needs is replaced, never changed.</remarks>
internal sealed class HookSession(HookArguments arguments, TimeProvider clock)
{
    private static readonly AgentEnvironment Surroundings = new(Environment.GetEnvironmentVariable);

    private readonly long _started = Stopwatch.GetTimestamp();
    private int _recordingThread;
    private volatile Addressee _addressee = new(
        AgentRegistry.Detect(AgentRegistry.ByName(arguments.Client ?? ""), null, Surroundings), HookRequest.Unreadable("the call was not read"));

    /// <summary>What is left to do once the answer is out, or null: rules that were compiled for this call are kept for the next, a pause that ran out is put on record.</summary>
    public Action? Afterwards { get; private set; }

    /// <summary>Judges, records, and says what to answer.</summary>
    /// <exception cref="StateException">Our own state cannot be read or written.</exception>
    public HookAnswer Run()
    {
        if (arguments.Problem is { } problem) return RefuseAndTryToRecord(problem, "run `ssg init` again");
        if (arguments.Client is { } client && AgentRegistry.ByName(client) is null)
        {
            return RefuseAndTryToRecord($"`{client}` is not a client that `ssg hook` knows", $"use one of: {string.Join(", ", AgentRegistry.Names)}");
        }

        var (bytes, unread) = StandardInput.Read();
        if (unread is not null) return RefuseUnreadable(unread);
        var payload = JsonParser.Parse(bytes);
        if (!payload.Succeeded) return RefuseUnreadable($"the call is not understood: {payload.Problem}");

        var adapter = AgentRegistry.Detect(AgentRegistry.ByName(arguments.Client ?? ""), payload.Value, Surroundings);
        var request = adapter.Read(payload.Value, Surroundings);
        _addressee = new Addressee(adapter, request);
        return request.Event switch
        {
            HookEvent.Other => adapter.Answer(request, Replies.NoObjection),
            HookEvent.SessionStart => Greet(adapter, request),
            _ => request.Call is { } call ? JudgeCall(adapter, request, call) : RefuseUnreadable(request.Problem ?? "the call names no tool"),
        };
    }

    /// <summary>A refusal in the client's dialect, as far as the client is known yet.</summary>
    public HookAnswer Refuse(string cause, string cure) => Answer(Enforcement.Refusal(cause, cure));

    /// <summary>The same, and on record where that is still possible: what cannot be judged is refused whether it can be recorded or not.</summary>
    public HookAnswer RefuseAndTryToRecord(string cause, string cure)
    {
        var enforcement = Enforcement.Refusal(cause, cure);
        var answer = Answer(enforcement);
        try
        {
            RecordRefusal(enforcement, answer, cause);
        }
#pragma warning disable CA1031 // The refusal stands; often the state that cannot be written is its very cause.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return answer;
    }

    private HookAnswer JudgeCall(AgentAdapter adapter, HookRequest request, ToolCall call)
    {
        var state = StateFolder.Open(arguments.StateFolder);
        var settings = SettingsFile.Load(state);
        var pause = PauseInForce(state);
        var images = new ImageStore(state, clock, ImageStore.HookBudget);
        var (loaded, verdict, _) = JudgedCall.Judge(state, settings, call, images);
        if (images.HasFresh) Afterwards += images.LeaveBehind;
        var enforcement = Enforcement.Of(verdict, loaded.FleetGrants ? settings with { Grants = true } : settings, pause);
        var project = call.ProjectDirectory ?? (loaded.Projects is [var first, ..] ? first.Directory : null);
        if (enforcement.Reply.Kind == ReplyKind.Ask && (settings.Asking.IsOursAlways || !adapter.CanAsk(request)))
            return AskPerson(adapter, request, state, settings.Asking, new RecordedCall(verdict, enforcement, default, project, Stopwatch.GetElapsedTime(_started)));

        var answer = adapter.Answer(request, enforcement.Reply);
        try
        {
            Record(state, new RecordedCall(verdict, enforcement, answer, project, default), settings.Recording);
        }
        catch (StateException e) when (settings.Recording.GoesOnUnrecorded)
        {
            return adapter.Answer(request, Replies.Unrecorded(enforcement.Reply, e.Cause, e.Cure));
        }

        return answer;
    }

    // Apart, and never made part of its caller: a call that nobody is asked about touches nothing of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private HookAnswer AskPerson(AgentAdapter adapter, HookRequest request, StateFolder state, AskingPolicy policy, RecordedCall call)
    {
        var session = new ApprovalSession(state, policy, call, clock)
        {
            Answer = reply => adapter.Answer(request, reply),
            Record = recorded => Record(state, recorded, default) ?? throw new InvalidOperationException("the call is on record already"),
        };
        var answer = session.Run(isToolUse: request.Event == HookEvent.ToolUse);
        Afterwards += session.Afterwards;
        return answer;
    }

    private Pause? PauseInForce(StateFolder state)
    {
        var pause = PauseStore.Read(state);
        if (pause?.IsInForce(clock.GetUtcNow()) != false) return pause;
        SettleAfterwards(state);
        return null;
    }

    // Apart, so that only a call that finds such a pause makes what the delegate holds.
    private void SettleAfterwards(StateFolder state) => Afterwards += () => PauseEnd.Settle(state, clock);

    private HookAnswer RefuseUnreadable(string problem) =>
        RefuseAndTryToRecord(problem, "send one JSON object that names the tool and its input");

    private void RecordRefusal(Enforcement enforcement, HookAnswer answer, string cause)
    {
        var (adapter, request) = _addressee;
        if (request.Event is not (HookEvent.ToolUse or HookEvent.PermissionRequest)) return;
        var call = request.Call ?? new ToolCall { Agent = adapter.Name, Tool = "", Input = JsonValue.EmptyObject, Cwd = request.Cwd };
        var ruling = new Ruling(Outcome.Block, null);
        var verdict = new Verdict(new ExpandedCall(call, [], cause), ruling, ruling, [], false, []);
        Record(StateFolder.Open(arguments.StateFolder), new RecordedCall(verdict, enforcement, answer, Project: null, default), new RecordingPolicy());
    }

    private AppendedEntry? Record(StateFolder state, RecordedCall call, RecordingPolicy policy)
    {
        // One try for one call: two could leave two entries.
        var thread = Environment.CurrentManagedThreadId;
        var other = Interlocked.CompareExchange(ref _recordingThread, thread, 0);
        if (other == thread) return null;

        // Who comes second is the deadline, whose refusal does not wait for this, or the judging that it has overtaken, which has nothing
        // more to say.
        if (other != 0) Thread.Sleep(Timeout.Infinite);
        return Recorder.Record(state, call with { Duration = Stopwatch.GetElapsedTime(_started) }, clock, policy);
    }

    private HookAnswer Answer(Enforcement enforcement)
    {
        var (adapter, request) = _addressee;
        return adapter.Answer(request, enforcement.Reply);
    }

    private HookAnswer Greet(AgentAdapter adapter, HookRequest request)
    {
        var state = StateFolder.Open(arguments.StateFolder);
        var images = new ImageStore(state, clock, ImageStore.HookBudget);
        var (loaded, _) = CallSurroundings.Find(state, SettingsFile.Load(state), request.ProjectDirectory, request.Cwd, images);
        if (images.HasFresh) Afterwards = images.LeaveBehind;
        return adapter.Answer(request, Replies.NoObjection with { Context = AmbientText.Headlines(loaded.Ambients) });
    }

    private sealed record Addressee(AgentAdapter Adapter, HookRequest Request);
}
