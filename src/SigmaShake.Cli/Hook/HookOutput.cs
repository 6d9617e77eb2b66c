using SigmaShake.Agents;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Hook;

/// <summary>Delivers exactly one answer, whoever of the judging thread and the deadline comes first.</summary>
internal sealed class HookOutput
{
    private int _claimed;

    /// <summary>Writes the answer and ends the process; returns only to the one that came second.</summary>
    public void Deliver(HookAnswer answer)
    {
        if (Interlocked.Exchange(ref _claimed, 1) != 0) return;
        SystemCalls.WriteAll(1, answer.Stdout.Span);
        SystemCalls.WriteAll(2, answer.Stderr.Span);

        // Straight to the kernel: nothing of ours is left to do, and the runtime's own ending costs time and could still fail.
        SystemCalls.ExitNow(answer.ExitCode);
    }
}
