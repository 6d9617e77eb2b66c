using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>
/// How many entries are on the disk for certain. A checkpoint over one that a crash takes away would be a promise that the next one breaks.
/// </summary>
internal static class DurableEnd
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>
    /// Makes everything up to the last whole frame durable, under the lock of appenders, and counts it. Where the tail mark does not say that
    /// it is, the bytes are written again before they are synced: after a failed sync Linux takes the pages for clean, and a second sync
    /// alone would prove nothing. Where it does, they are synced all the same: a copy of the file may have been put back, with its mark.
    /// </summary>
    public static LedgerError? Secure(string ledgerFolder, out long entryCount)
    {
        entryCount = 0;
        var opened = FolderHandle.OpenGuarded(ledgerFolder, create: false);
        if (!opened.Succeeded) return opened.Error;
        using var folder = opened.Value;
        if (!folder.Contains(LedgerFiles.Entries)) return null;

        if (folder.OpenOrCreateFile(LedgerFiles.Lock, out var lockFile, out _) is { } notOpened) return notOpened;
        using var closeLock = lockFile;
        var locked = FileLock.Acquire(lockFile, exclusive: true, LedgerLimits.DefaultLockTimeoutMs);
        if (locked < 0) return FileLock.Error(folder.PathOf(LedgerFiles.Lock), -locked, LedgerLimits.DefaultLockTimeoutMs);
        try
        {
            return SecureUnderLock(folder, lockFile, ref entryCount);
        }
        finally
        {
            FileLock.Drop(lockFile);
        }
    }

    private static LedgerError? SecureUnderLock(FolderHandle folder, Descriptor lockFile, ref long entryCount)
    {
        if (folder.OpenOrCreateFile(LedgerFiles.Entries, out var entries, out var sizeBytes) is { } notOpened) return notOpened;
        using var closeEntries = entries;
        var path = folder.PathOf(LedgerFiles.Entries);
        if (TailFinder.Find(entries, path, sizeBytes, out var tail) is { } error) return error;
        entryCount = tail.NextIndex;

        var mark = TailMark.Read(lockFile);
        if (tail.EndOffset == 0) return null;

        // What a mark behind the end leaves open is all that came after it; what an unknown one leaves open is the last frame, for no append
        // rests on a frame that it has not made durable.
        var from = mark.DurableBytes >= 0 && mark.DurableBytes <= tail.EndOffset ? mark.DurableBytes : tail.LastFrameOffset;
        var result = WriteAgain(entries, from, tail.EndOffset);
        if (result >= 0) result = SystemCall.FDataSync(entries.Number);
        if (result < 0) return LedgerError.FromErrno("make durable", path, -result);
        if (folder.Sync() is { } notSynced) return notSynced;

        // A mark beyond the end tells that something is missing, which is for the next append to put on record.
        if (mark.DurableBytes < tail.EndOffset) (mark with { DurableBytes = tail.EndOffset }).Write(lockFile);
        return null;
    }

    private static int WriteAgain(Descriptor entries, long from, long to)
    {
        var chunk = new byte[(int)Math.Min(ChunkBytes, to - from)];
        while (from < to)
        {
            var part = chunk.AsSpan(0, (int)Math.Min(chunk.Length, to - from));
            var result = SystemCall.ReadAt(entries.Number, part, from);
            if (result == part.Length) result = SystemCall.WriteAt(entries.Number, part, from);
            if (result < 0) return result;
            if (result != part.Length) return -Errno.InputOutput;
            from += part.Length;
        }

        return 0;
    }
}
