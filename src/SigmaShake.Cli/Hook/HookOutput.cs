using System.Diagnostics;
using SigmaShake.Agents;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Hook;

/// <summary>Delivers exactly one answer, whoever of the judging thread and the deadline comes first.</summary>
internal sealed class HookOutput
{
    // Behind the deadline, before the 5 s that clients are promised.
    private static readonly TimeSpan Limit = HookDeadline.Limit + TimeSpan.FromMilliseconds(400);

    private readonly long _started = Stopwatch.GetTimestamp();
    private int _claimed;

    // A client that is slow to read gets what is left of the time.
    private int PatienceMs => (int)Math.Max(50, (Limit - Stopwatch.GetElapsedTime(_started)).TotalMilliseconds);

    /// <summary>Writes the answer and ends the process; returns only to the one that came second.</summary>
    public void Deliver(HookAnswer answer)
    {
        if (Interlocked.Exchange(ref _claimed, 1) != 0) return;
        var isSaid = SystemCalls.WriteAll(1, answer.Stdout.Span, PatienceMs);
        _ = SystemCalls.WriteAll(2, answer.Stderr.Span, PatienceMs);

        // A question that nobody heard must not be taken for consent. Straight to the kernel: nothing of ours is left to do, and the
        // runtime's own ending costs time and could still fail.
        SystemCalls.ExitNow(isSaid ? answer.ExitCode : HookAnswer.RefusedExitCode);
    }
}
