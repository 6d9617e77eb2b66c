using System.Diagnostics;

namespace SigmaShake.Ledger.Durable;

/// <summary>
/// A fair lock on a file: first come, first served. It lives in the kernel alone, as locks of the open file (<c>F_OFD_SETLK</c>) on
/// offsets far behind the file's end, so two opens in one process exclude each other too, and nothing is left of a process that dies,
/// wherever it dies.
/// </summary>
/// <remarks>
/// A ticket is the time of arrival on the clock that all processes share, as an offset. Whoever waits has locked the byte of its own
/// ticket; whoever holds the lock has locked <see cref="Gate"/>. Both come from one call: the range from the gate up to one's own ticket,
/// all of it or nothing. It is refused while the gate is held, and while anyone who came before still waits; those who come later have
/// later tickets, so they queue up beyond the range. A waiter that dies is a byte less, and those behind it wait for those before it.
/// There is no counter to be lost or to be wrong. Were two clocks to differ, the order would suffer, and never the exclusion.
/// </remarks>
internal static class FileLock
{
    /// <summary>No file is that long: a lock there is in nobody's way, not even where locks forbid reading and writing.</summary>
    public const long Gate = 1L << 62;

    private const int WakeAttempts = 4;

    /// <summary>Takes the lock, waiting at most <paramref name="timeoutMs"/>; zero, or the negated error number (EWOULDBLOCK: the time ran out).</summary>
    public static int Acquire(Descriptor file, bool exclusive, int timeoutMs)
    {
        var kind = exclusive ? LockKind.Exclusive : LockKind.Shared;
        var ticket = NewTicket();
        var result = SystemCall.SetLock(file.Number, kind, Gate, ticket);
        if (result != -Errno.WouldBlock) return result;

        result = new LockWaiter(file, kind, ticket, timeoutMs).Wait();
        if (result < 0) Drop(file); // Out of the queue; and if it had just become our turn, it is someone else's.
        return result;
    }

    /// <summary>Why <see cref="Acquire"/> failed.</summary>
    public static LedgerError Error(string path, int errno, int timeoutMs) => errno == Errno.WouldBlock
        ? new LedgerError(
            LedgerErrorKind.Busy,
            $"`{path}` was held by another process for {timeoutMs} ms",
            $"find it with `fuser {path}` and end it if it hangs")
        : LedgerError.FromErrno("lock", path, errno);

    /// <summary>
    /// Lets go, and wakes the next in the queue. It is done before the file is closed: a child that is just being started may still hold
    /// a copy of it.
    /// </summary>
    public static void Drop(Descriptor file)
    {
        _ = SystemCall.SetLock(file.Number, LockKind.None, Gate, long.MaxValue);
        var next = Front(file, long.MaxValue);
        if (!IsTicket(next)) return;

        // A waiter that was just about to fall asleep is not found sleeping; a moment later it is, or it has the lock. One that slips
        // through wakes up by itself.
        using var page = FutexPage.Map(file);
        for (var attempt = 0; attempt < WakeAttempts && IsTicket(next) && !page.Wake(next); attempt++) next = Front(file, long.MaxValue);
    }

    public static long NewTicket() => Gate + 1 + Stopwatch.GetTimestamp();

    /// <summary>
    /// The first of the others, up to <paramref name="last"/>: <see cref="Gate"/> if somebody holds the lock, else the lowest ticket that
    /// waits, else 0.
    /// </summary>
    public static long Front(Descriptor file, long last)
    {
        var front = 0L;
        // The kernel names any one; mostly the one that locked first, so that this ends after one more look.
        while (last >= Gate && SystemCall.GetLock(file.Number, Gate, last, out var found) >= 0 && found.IsHeld)
        {
            front = found.First;
            last = front - 1;
        }

        return front;
    }

    public static bool IsTicket(long front) => front > Gate;
}
