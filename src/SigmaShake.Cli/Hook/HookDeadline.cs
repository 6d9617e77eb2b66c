namespace SigmaShake.Cli.Hook;

/// <summary>Answers in time whatever happens: a client that waits in vain runs the tool.</summary>
internal static class HookDeadline
{
    /// <summary>When the refusal goes out; clients are promised an answer within 5 s.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(4500);

    private const int StackBytes = 256 << 10;

    /// <summary>Calls <paramref name="refuse"/> on a thread of its own when the time is up. The process ends with the answer, the thread with it.</summary>
    public static void Start(Action refuse)
    {
        var watchdog = new Thread(
            () =>
            {
                using var never = new ManualResetEventSlim();
                never.Wait(Limit);
                refuse();
            },
            StackBytes)
        {
            IsBackground = true,
        };
        watchdog.Start();
    }
}
