using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Hook;

/// <summary>Answers in time whatever happens: a client that waits in vain runs the tool.</summary>
/// <remarks>
/// The thread that watches is not one of the runtime's (<c>Native/hook_deadline.c</c>): starting one of those takes a handshake between two
/// processors, for a thread that in all but a few calls of a lifetime does nothing. It is still a thread, not a timer's signal: a signal
/// waits for a file system that hangs.
/// </remarks>
internal static unsafe partial class HookDeadline
{
    /// <summary>When the refusal goes out; clients are promised an answer within 5 s, and a busy machine is slow to start and to end us.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(LimitMs);

    private const int LimitMs = 4_000;

    // Behind the last moment at which HookOutput still waits for a slow reader: then nobody answers any more.
    private const int LastMs = 4_600;

    private const int StackBytes = 256 << 10;

    private static Action? _refuse;

    /// <summary>Calls <paramref name="refuse"/> on a thread of its own when the time is up. The process ends with the answer, the thread with it.</summary>
    public static void Start(Action refuse)
    {
        _refuse = refuse;
        if (StartGuard(LimitMs, LastMs, &Refuse) != 0) throw new InvalidOperationException("no thread can be started to keep the deadline");
    }

    /// <summary>The answer is out: from now on the end of the time ends the process with <paramref name="exitCode"/>.</summary>
    public static void Answered(int exitCode) => NoteAnswer(exitCode);

    /// <summary>A person is being asked: the refusal goes out so much later. To be called before the time is up.</summary>
    public static void Extend(TimeSpan wait) => Extend((int)wait.TotalMilliseconds);

    /// <summary>Does <paramref name="work"/> as far as the time allows; what hangs is left behind.</summary>
    public static void Try(Action work, TimeSpan limit)
    {
        var worker = new Thread(work.Invoke, StackBytes) { IsBackground = true };
        worker.Start();
        worker.Join(limit);
    }

    [UnmanagedCallersOnly]
    private static void Refuse() => _refuse!();

    [LibraryImport("hook_deadline", EntryPoint = "hook_deadline_answered")]
    private static partial void NoteAnswer(int exitCode);

    [LibraryImport("hook_deadline", EntryPoint = "hook_deadline_extend")]
    private static partial void Extend(int moreMs);

    [LibraryImport("hook_deadline", EntryPoint = "hook_deadline_start")]
    private static partial int StartGuard(int lateMs, int lastMs, delegate* unmanaged<void> late);
}
