namespace SigmaShake.Cli.Hook;

/// <summary>Answers in time whatever happens: a client that waits in vain runs the tool.</summary>
internal static class HookDeadline
{
    /// <summary>When the refusal goes out; clients are promised an answer within 5 s, and a busy machine is slow to start and to end us.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private const int StackBytes = 256 << 10;

    /// <summary>Calls <paramref name="refuse"/> on a thread of its own when the time is up. The process ends with the answer, the thread with it.</summary>
    public static void Start(Action refuse) => Thread(() =>
    {
        using var never = new ManualResetEventSlim();
        never.Wait(Limit);
        refuse();
    }).Start();

    /// <summary>Does <paramref name="work"/> as far as the time allows; what hangs is left behind.</summary>
    public static void Try(Action work, TimeSpan limit)
    {
        var worker = Thread(work.Invoke);
        worker.Start();
        worker.Join(limit);
    }

    private static Thread Thread(ThreadStart work) => new(work, StackBytes) { IsBackground = true };
}
