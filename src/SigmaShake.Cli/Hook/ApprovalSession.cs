using System.Diagnostics;
using SigmaShake.Agents;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Cli.Hook;

/// <summary>
/// A call that a person has to approve and whose client asks nobody: let through once where they have, else refused and filed for <c>ssg approve</c>.
/// </summary>
/// <param name="state">Our own state.</param>
/// <param name="policy">How a person is asked.</param>
/// <param name="call">The call, judged, and not yet answered.</param>
/// <param name="clock">What time it is.</param>
internal sealed class ApprovalSession(StateFolder state, AskingPolicy policy, RecordedCall call, TimeProvider clock)
{
    // Ten looks at a file a second, for twenty seconds at the most.
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Puts a reply into the client's words.</summary>
    public required Func<HookReply, HookAnswer> Answer { get; init; }

    /// <summary>Puts the answered call on record, durably, once.</summary>
    public required Func<RecordedCall, AppendedEntry> Record { get; init; }

    /// <summary>What is left to do once the answer is out, or null.</summary>
    public Action? Afterwards { get; private set; }

    private TimeSpan Wait => TimeSpan.FromSeconds(policy.WaitSeconds);

    /// <summary>The answer, which is on record.</summary>
    /// <param name="isToolUse">Whether the tool is about to run; else the client is about to ask a person of its own, which uses no approval up.</param>
    /// <exception cref="StateException">Our own state cannot be read or written.</exception>
    public HookAnswer Run(bool isToolUse)
    {
        Digest binding;
        bool isNews;
        using (var desk = OpenDesk())
        {
            Check(desk.Bind(ApprovedCall.Of(call.Verdict), out binding));
            if (Settle(desk.AnswerTo(binding), binding, isToolUse) is { } answer) return answer;
            isNews = !desk.IsWaiting(binding);
        }

        if (!isToolUse) return Refuse(ApprovalText.Needed(call.Enforcement.Reply.Reason), null).Answer;
        return policy.WaitSeconds == 0 ? RefuseAndFile(binding, isNews) : FileAndWait(binding, isNews);
    }

    private HookAnswer RefuseAndFile(Digest binding, bool isNews)
    {
        var (answer, entry) = Refuse(ApprovalText.Filed(call.Enforcement.Reply.Reason), binding);
        if (isNews)
        {
            File(binding, entry);
            Afterwards = Notify;
        }

        return answer;
    }

    // Two entries for one call: a person can only be asked about what is on record, and what the agent will be told is not known yet.
    private HookAnswer FileAndWait(Digest binding, bool isNews)
    {
        var entry = Recorder.Record(state, call with { Request = binding.ToString(), IsWaiting = true }, clock, default);
        if (isNews)
        {
            File(binding, entry);
            Notify();
        }

        HookDeadline.Extend(Wait);
        var started = Stopwatch.GetTimestamp();
        while (!ApprovalDesk.IsAnswered(state.Approvals, binding) && Stopwatch.GetElapsedTime(started) < Wait) Thread.Sleep(PollEvery);
        using var desk = OpenDesk();
        if (Settle(desk.AnswerTo(binding), binding, isToolUse: true) is { } settled) return settled;
        var (answer, last) = Refuse(ApprovalText.Filed(call.Enforcement.Reply.Reason), binding);

        // Another hook that waited with the same call may have used the one answer up.
        if (!desk.IsWaiting(binding)) Check(desk.File(binding, last));
        return answer;
    }

    private void File(Digest binding, AppendedEntry entry)
    {
        using var desk = OpenDesk();
        Check(desk.File(binding, entry));
    }

    // Null where nobody has answered.
    private HookAnswer? Settle(PersonsAnswer answer, Digest binding, bool isToolUse) => answer switch
    {
        PersonsAnswer.Approved when isToolUse => LetThrough(call with { Approved = binding.ToString() }),
        PersonsAnswer.Approved or PersonsAnswer.Used when !isToolUse => LetThrough(call),
        PersonsAnswer.Denied => Refuse(ApprovalText.Denied(call.Enforcement.Reply.Reason), null).Answer,
        _ => null,
    };

    // The entry is the use: it stands before the answer goes out, and while nobody else can look for one.
    private HookAnswer LetThrough(RecordedCall approved)
    {
        var reply = Replies.NoObjection with { Notice = call.Enforcement.Reply.Notice };
        var answer = Answer(reply);
        _ = Record(approved with { Answer = answer, Enforcement = call.Enforcement with { Reply = reply } });
        return answer;
    }

    private (HookAnswer Answer, AppendedEntry Entry) Refuse(string reason, Digest? binding)
    {
        var reply = call.Enforcement.Reply with { Kind = ReplyKind.Refuse, Reason = reason };
        var answer = Answer(reply);
        return (answer, Record(call with { Answer = answer, Enforcement = call.Enforcement with { Reply = reply }, Request = binding?.ToString() }));
    }

    private void Notify()
    {
        if (!policy.IsSilent) DesktopNotification.Show(call.Verdict);
    }

    private ApprovalDesk OpenDesk()
    {
        var opened = ApprovalDesk.Open(state.Approvals, state.Ledger, clock);
        return opened.Succeeded ? opened.Value : throw new StateException(opened.Error.Message, opened.Error.Help);
    }

    private static void Check(LedgerError? error)
    {
        if (error is not null) throw new StateException(error.Message, error.Help);
    }
}
