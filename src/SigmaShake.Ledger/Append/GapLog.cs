using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Append;

/// <summary>
/// Counts the appends that failed, also those that never got the lock. The note has a lock of its own, held for a moment: whoever gave up
/// waiting for the ledger must not have to wait for it again to say so.
/// </summary>
internal static class GapLog
{
    /// <summary>Right before the gate: no ticket, and in nobody's way.</summary>
    private const long NoteLock = FileLock.Gate - 1;

    private const int Attempts = 40;
    private const uint PauseMicroseconds = 100;

    /// <summary>Notes one append that failed.</summary>
    public static void Add(Descriptor lockFile, long nowMs, LedgerErrorKind cause, bool isAnswered)
    {
        // Without the lock (its holder was stopped in that moment) a count may be wrong; the gap is there all the same.
        var isLocked = TryLock(lockFile);
        GapNote.Read(lockFile).With(nowMs, cause, isAnswered).Write(lockFile);
        if (isLocked) Unlock(lockFile);
    }

    /// <summary>Takes out of the note what is on record now. A crash before, or a lock that is not to be had, records it twice, never not at all.</summary>
    public static void Settle(Descriptor lockFile, in GapNote recorded)
    {
        if (!TryLock(lockFile)) return;
        GapNote.Read(lockFile).Without(recorded).Write(lockFile);
        Unlock(lockFile);
    }

    private static bool TryLock(Descriptor lockFile)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (SystemCall.SetLock(lockFile.Number, LockKind.Exclusive, NoteLock, NoteLock) >= 0) return true;
            _ = LibC.SleepMicroseconds(PauseMicroseconds);
        }

        return false;
    }

    private static void Unlock(Descriptor lockFile) => _ = SystemCall.SetLock(lockFile.Number, LockKind.None, NoteLock, NoteLock);
}
