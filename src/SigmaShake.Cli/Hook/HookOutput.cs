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
    /// <param name="answer">The answer.</param>
    /// <param name="afterwards">What is left to do for calls to come, once this one is answered; null for nothing. It cannot change the answer.</param>
    public void Deliver(HookAnswer answer, Action? afterwards = null)
    {
        if (Interlocked.Exchange(ref _claimed, 1) != 0) return;
        var isSaid = SystemCalls.WriteAll(1, answer.Stdout.Span, PatienceMs);
        _ = SystemCalls.WriteAll(2, answer.Stderr.Span, PatienceMs);

        // A question that nobody heard must not be taken for consent.
        var exitCode = isSaid ? answer.ExitCode : HookAnswer.RefusedExitCode;
        if (afterwards is not null) DoUnheard(afterwards, exitCode);

        // Straight to the kernel: nothing of ours is left to do, and the
        // runtime's own ending costs time and could still fail.
        SystemCalls.ExitNow(exitCode);
    }

    private static void DoUnheard(Action work, int exitCode)
    {
        // Whoever reads to the end need not wait for it, and the deadline cannot turn it into another answer.
        HookDeadline.Answered(exitCode);
        _ = SystemCalls.Close(1);
        _ = SystemCalls.Close(2);
        StandardStreams.Occupy();
        try
        {
            work();
        }
#pragma warning disable CA1031 // The answer is out: what fails now costs the next call time only.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
