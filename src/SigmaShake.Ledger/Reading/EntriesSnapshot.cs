using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Reading;

/// <summary>The file of entries as it stands between two appends. Later ones go on behind <see cref="SizeBytes"/>.</summary>
/// <param name="Entries">The open file; whoever opened the snapshot closes it.</param>
/// <param name="SizeBytes">Its size when it was opened.</param>
/// <param name="Mark">What appenders left.</param>
/// <param name="Lock">The lock's file where it was kept open, to look again at what may be half erased; else no file.</param>
internal readonly record struct EntriesSnapshot(Descriptor Entries, long SizeBytes, TailMark Mark, Descriptor Lock)
{
    private static readonly Descriptor NoFile = new(-1);

    /// <summary>Waits for a running append, and opens; a copy of a ledger without its lock file is opened as well.</summary>
    public static LedgerError? Open(FolderHandle folder, int lockTimeoutMs, out EntriesSnapshot snapshot) => Open(folder, lockTimeoutMs, keepLock: false, out snapshot);

    /// <summary>The same; with <paramref name="keepLock"/> the lock's file stays open, and whoever opened the snapshot closes it too.</summary>
    public static LedgerError? Open(FolderHandle folder, int lockTimeoutMs, bool keepLock, out EntriesSnapshot snapshot)
    {
        snapshot = default;
        if (!folder.Contains(LedgerFiles.Lock)) return OpenEntries(folder, TailMark.Unknown, NoFile, out snapshot);
        if (folder.OpenFileForReading(LedgerFiles.Lock, out var lockFile, out _) is { } error) return error;
        var locked = FileLock.Acquire(lockFile, exclusive: false, lockTimeoutMs);
        error = locked < 0
            ? FileLock.Error(folder.PathOf(LedgerFiles.Lock), -locked, lockTimeoutMs)
            : OpenEntries(folder, TailMark.Read(lockFile), keepLock ? lockFile : NoFile, out snapshot);
        if (locked >= 0) FileLock.Drop(lockFile);
        if (error is not null || !keepLock) lockFile.Dispose();
        return error;
    }

    /// <summary>
    /// Whether what <paramref name="scanner"/> had to pass over is what an append leaves that did not come to its end: short, at the end,
    /// and beyond what is known to be durable.
    /// </summary>
    public bool IsTornTail(FrameScanner scanner) =>
        scanner.FaultOffset + scanner.FaultBytes == SizeBytes
        && scanner.FaultBytes <= FrameLayout.LargestFrameBytes
        && !(Mark.DurableBytes > scanner.FaultOffset && Mark.DurableBytes <= SizeBytes)
        && !scanner.EndsWithTrailer;

    // What appenders left tells a log that is gone from one that never began.
    private static LedgerError Absent(FolderHandle folder, TailMark mark) => mark.DurableBytes > 0
        ? new(LedgerErrorKind.Damaged, $"the log is gone: there is no `{folder.PathOf(LedgerFiles.Entries)}`", $"put a copy of it back; or {LedgerError.BeginNewLog}")
        : new(LedgerErrorKind.InputOutput, $"there is no `{folder.PathOf(LedgerFiles.Entries)}`", "the first judged call makes it; if there was a log, put a copy of it back");

    private static LedgerError? OpenEntries(FolderHandle folder, TailMark mark, Descriptor @lock, out EntriesSnapshot snapshot)
    {
        var error = folder.OpenFileForReading(LedgerFiles.Entries, out var entries, out var sizeBytes);
        snapshot = new EntriesSnapshot(entries, sizeBytes, mark, @lock);
        return error is not null && !folder.Contains(LedgerFiles.Entries) ? Absent(folder, mark) : error;
    }
}
