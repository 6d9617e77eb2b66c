using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Retention;

/// <summary>Gives the room of what was erased back to the disk, in a new file of entries. Leaves, and so every hash and proof, stay as they are.</summary>
/// <remarks>
/// The order, and what a crash right behind each step leaves:
/// <list type="number">
/// <item>Copy into <c>entries.new</c>, without the lock: appends go on, behind what was copied. A crash leaves that file, which the next run removes.</item>
/// <item>Sync it. Take the lock; appends wait now. Copy what came meanwhile, which is little, and sync again.</item>
/// <item>Make the tail mark say "unknown", and sync that: the old one counts the bytes of the old file. A crash leaves the old file, and an append
/// that makes its end durable once more.</item>
/// <item>Exchange the names of the two files, which the kernel does at once or not at all. A crash leaves either, each of them whole.</item>
/// <item>Sync the folder. If that fails the names are exchanged back before anybody appended.</item>
/// <item>Write the mark for the new file, drop the lock, remove the old file. A crash leaves it under the name <c>entries.new</c>.</item>
/// </list>
/// Nobody writes into the old file: whoever appends opens the file of entries under the lock. Whoever reads it has it open and reads on.
/// </remarks>
public static class LedgerCompactor
{
    // What may be copied while appends wait: a few milliseconds.
    private const long MaxLockedBytes = 1 << 20;
    private const int MaxRounds = 20;

    /// <summary>Compacts the ledger in <paramref name="folder"/>.</summary>
    /// <returns>How many bytes shorter the file of entries is, or why it is as it was.</returns>
    public static (long FreedBytes, LedgerError? Error) Compact(string folder)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return (0, opened.Error);
        using var handle = opened.Value;
        if (handle.OpenOrCreateFile(LedgerFiles.Lock, out var lockFile, out _) is { } noLock) return (0, noLock);
        using var closeLock = lockFile;
        if (MaintenanceLock.Take(lockFile, handle.PathOf(LedgerFiles.Entries)) is { } busy) return (0, busy);
        try
        {
            return CompactAlone(handle, lockFile);
        }
        finally
        {
            MaintenanceLock.Drop(lockFile);
        }
    }

    private static (long FreedBytes, LedgerError? Error) CompactAlone(FolderHandle handle, Descriptor lockFile)
    {
        _ = handle.Remove(LedgerFiles.Compacted); // What an earlier run left.
        using var target = new Descriptor(handle.CreateNew(LedgerFiles.Compacted));
        if (target.Number < 0) return (0, LedgerError.FromErrno("create", handle.PathOf(LedgerFiles.Compacted), -target.Number));
        var freed = 0L;
        var error = CopyAndExchange(handle, lockFile, target, ref freed);
        _ = handle.Remove(LedgerFiles.Compacted); // The old file, or a copy that is of no use.
        return (freed, error);
    }

    private static LedgerError? CopyAndExchange(FolderHandle folder, Descriptor lockFile, Descriptor target, ref long freed)
    {
        var path = folder.PathOf(LedgerFiles.Entries);
        var compactor = new FrameCompactor(target);
        for (var round = 0; ; round++)
        {
            if (folder.OpenFileForReading(LedgerFiles.Entries, out var source, out var sizeBytes) is { } notOpened) return notOpened;
            if (round < MaxRounds && sizeBytes - compactor.SourceBytes > MaxLockedBytes)
            {
                // The end may be an append in the middle of its write: it is left for the round under the lock.
                if (compactor.Copy(source, Math.Max(compactor.SourceBytes, sizeBytes - (MaxLockedBytes / 2)), path, isEndKnown: false) is { } notCopied) return notCopied;
                continue;
            }

            source.Dispose();
            break;
        }

        if (Sync(target, path) is { } notSynced) return notSynced;
        var locked = FileLock.Acquire(lockFile, exclusive: true, LedgerLimits.DefaultLockTimeoutMs);
        if (locked < 0) return FileLock.Error(folder.PathOf(LedgerFiles.Lock), -locked, LedgerLimits.DefaultLockTimeoutMs);
        try
        {
            return Finish(folder, lockFile, target, compactor, ref freed);
        }
        finally
        {
            FileLock.Drop(lockFile);
        }
    }

    private static LedgerError? Finish(FolderHandle folder, Descriptor lockFile, Descriptor target, FrameCompactor compactor, ref long freed)
    {
        var path = folder.PathOf(LedgerFiles.Entries);
        if (folder.OpenFileForReading(LedgerFiles.Entries, out var source, out var sizeBytes) is { } notOpened) return notOpened;
        var mark = TailMark.Read(lockFile);
        if (mark.DurableBytes > sizeBytes || sizeBytes < compactor.SourceBytes)
        {
            source.Dispose();
            return new LedgerError(LedgerErrorKind.Damaged, $"`{path}` is not compacted: its end is missing", "judge a call first, which puts that on record");
        }

        if (compactor.Copy(source, sizeBytes, path, isEndKnown: true) is { } notCopied) return notCopied;
        if (Sync(target, path) is { } notSynced) return notSynced;
        if (Exchange(folder, lockFile, mark) is { } notExchanged) return notExchanged;
        (mark with { DurableBytes = compactor.TargetBytes }).Write(lockFile);
        freed = sizeBytes - compactor.TargetBytes;
        return null;
    }

    private static LedgerError? Exchange(FolderHandle folder, Descriptor lockFile, TailMark mark)
    {
        (mark with { DurableBytes = -1 }).Write(lockFile);
        var path = folder.PathOf(LedgerFiles.Entries);
        var result = SystemCall.FDataSync(lockFile.Number);
        if (result < 0) return LedgerError.FromErrno("make durable", folder.PathOf(LedgerFiles.Lock), -result);
        result = folder.Exchange(LedgerFiles.Compacted, LedgerFiles.Entries);
        if (result < 0) return LedgerError.FromErrno("replace", path, -result);
        if (folder.Sync() is not { } notDurable) return null;
        var undone = folder.Exchange(LedgerFiles.Compacted, LedgerFiles.Entries);
        return undone < 0 ? LedgerError.FromErrno("put back", path, -undone) : notDurable;
    }

    private static LedgerError? Sync(Descriptor file, string path) =>
        SystemCall.FSync(file.Number) is var result && result < 0 ? LedgerError.FromErrno("make durable the compacted", path, -result) : null;
}
