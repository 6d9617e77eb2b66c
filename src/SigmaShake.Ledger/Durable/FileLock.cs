using System.Diagnostics;

namespace SigmaShake.Ledger.Durable;

/// <summary>
/// The whole-file lock of <c>flock(2)</c>. The kernel drops it with the holder, however the holder ends. It belongs to the open file,
/// so two opens in one process exclude each other too.
/// </summary>
internal static class FileLock
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Release = 8;

    private const uint FirstPauseMicroseconds = 100;
    private const uint LongestPauseMicroseconds = 4_000;

    /// <summary>Takes the lock, waiting at most <paramref name="timeoutMs"/>; zero, or the negated error number (EWOULDBLOCK: the time ran out).</summary>
    /// <remarks>
    /// <c>flock</c> has no deadline of its own, and a signal to end it would reach into the host's signal handling. So it is tried, with
    /// pauses that grow: a holder keeps it for one append, well under a millisecond.
    /// </remarks>
    public static int Acquire(Descriptor file, bool exclusive, int timeoutMs)
    {
        var operation = (exclusive ? Exclusive : Shared) | NonBlocking;
        var result = SystemCall.FLock(file.Number, operation);
        if (result != -Errno.WouldBlock) return result;

        var start = Stopwatch.GetTimestamp();
        for (var pause = FirstPauseMicroseconds; Stopwatch.GetElapsedTime(start).TotalMilliseconds < timeoutMs;)
        {
            _ = LibC.SleepMicroseconds(pause); // An early wake-up only means one more try.
            result = SystemCall.FLock(file.Number, operation);
            if (result != -Errno.WouldBlock) return result;
            pause = Math.Min(pause * 2, LongestPauseMicroseconds);
        }

        return result;
    }

    /// <summary>Why <see cref="Acquire"/> failed.</summary>
    public static LedgerError Error(string path, int errno, int timeoutMs) => errno == Errno.WouldBlock
        ? new LedgerError(
            LedgerErrorKind.Busy,
            $"`{path}` was held by another process for {timeoutMs} ms",
            $"find it with `fuser {path}` and end it if it hangs")
        : LedgerError.FromErrno("lock", path, errno);

    /// <summary>Lets go before the file is closed: a child that is just being started may still hold a copy of it.</summary>
    public static void Drop(Descriptor file) => _ = SystemCall.FLock(file.Number, Release);
}
