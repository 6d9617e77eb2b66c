namespace SigmaShake.Ledger.Durable;

/// <summary>
/// One at a time: whoever erases or compacts relies on frames staying where they were found, for longer than the ledger may be locked.
/// Appends go on meanwhile. Two places before the gate, so that it is no ticket, and it goes with its holder.
/// </summary>
internal static class MaintenanceLock
{
    private const long Place = FileLock.Gate - 2;

    /// <summary>Lets it go before the file is closed: a child that is just being started may still hold a copy of it.</summary>
    public static void Drop(Descriptor lockFile) => _ = SystemCall.SetLock(lockFile.Number, LockKind.None, Place, Place);

    /// <summary>Takes it at once, or says that somebody else has it.</summary>
    public static LedgerError? Take(Descriptor lockFile, string path)
    {
        var result = SystemCall.SetLock(lockFile.Number, LockKind.Exclusive, Place, Place);
        if (result >= 0) return null;
        return result is -Errno.WouldBlock or -Errno.AccessDenied
            ? new LedgerError(LedgerErrorKind.Busy, $"another process erases in `{path}` or compacts it", "wait until it is done, then do it again")
            : LedgerError.FromErrno("lock", path, -result);
    }
}
