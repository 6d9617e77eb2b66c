using System.Diagnostics;

namespace SigmaShake.Ledger.Durable;

/// <summary>One place in the queue of a <see cref="FileLock"/>. Lock and queue are in the kernel; being woken is only a hint to look again.</summary>
internal struct LockWaiter(Descriptor file, LockKind kind, long arrival, int timeoutMs)
{
    private const long NanosecondsPerMs = 1_000_000;

    /// <summary>A holder that is killed wakes nobody. So waiters look for themselves after pauses that grow, and wake the one in front.</summary>
    private const long FirstPause = 10 * NanosecondsPerMs;
    private const long LongestPause = 80 * NanosecondsPerMs;

    /// <summary>
    /// A process that is stopped (Ctrl+Z, a frozen container) keeps its place and never takes its turn. When the one in front has left a
    /// free lock lying for so long, though woken, it is passed over. It does not lose its place. Longer than any pause, so that nobody is
    /// passed over who only sleeps.
    /// </summary>
    private const long Patience = 120 * NanosecondsPerMs;

    private const uint CollisionPauseMicroseconds = 50;

    private readonly long _deadline = arrival + (timeoutMs * NanosecondsPerMs);
    private long _ticket = arrival;
    private long _front;
    private long _frontSince;

    /// <summary>Queues up and waits for the lock; zero, or the negated error number. After an error the place in the queue may still be taken.</summary>
    public int Wait()
    {
        var result = QueueUp();
        if (result < 0) return result;

        using var page = FutexPage.Map(file);
        for (var pause = FirstPause; ;)
        {
            result = SystemCall.SetLock(file.Number, kind, FileLock.Gate, _ticket);
            if (result != -Errno.WouldBlock) return result;
            var remaining = _deadline - FileLock.NewTicket();
            if (remaining <= 0) return result;
            if (page.Sleep(_ticket, Math.Min(pause, remaining))) continue;
            if (FrontIsStuck(page) && SystemCall.SetLock(file.Number, kind, FileLock.Gate, FileLock.Gate) >= 0) return 0;
            pause = Math.Min(pause * 2, LongestPause);
        }
    }

    /// <summary>
    /// Locks the byte of the ticket. It is refused where someone who read the clock later was quicker to take the lock, or by chance has
    /// the same ticket: then with a new one.
    /// </summary>
    private int QueueUp()
    {
        while (true)
        {
            var result = SystemCall.SetLock(file.Number, kind, _ticket, _ticket);
            if (result != -Errno.WouldBlock || _ticket >= _deadline) return result;
            _ = LibC.SleepMicroseconds(CollisionPauseMicroseconds);
            _ticket = FileLock.NewTicket();
        }
    }

    private bool FrontIsStuck(FutexPage page)
    {
        var front = FileLock.Front(file, _ticket - 1);
        var now = Stopwatch.GetTimestamp();
        if (FileLock.IsTicket(front)) _ = page.Wake(front);
        if (FileLock.IsTicket(front) && front == _front) return now - _frontSince >= Patience;
        (_front, _frontSince) = (front, now);
        return false;
    }
}
