using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// The index's file beside the log, and the lock under which one process at a time has it open: whoever holds it may also throw the file away,
/// for nobody else has it open.
/// </summary>
internal sealed class IndexFile : IDisposable
{
    internal const string Name = "index.db";
    private const string Journal = "index.db-journal";
    private const string LockName = "index.lock";

    private readonly FolderHandle _folder;
    private readonly Descriptor _lock;

    private IndexFile(FolderHandle folder, Descriptor @lock)
    {
        _folder = folder;
        _lock = @lock;
    }

    public string Path => _folder.PathOf(Name);

    /// <summary>Takes the lock of the index in the ledger's <paramref name="folder"/>, which must be there.</summary>
    public static LedgerResult<IndexFile> Lock(string folder, int timeoutMs)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return new LedgerResult<IndexFile>(null, opened.Error);
        var error = opened.Value.OpenOrCreateFile(LockName, out var lockFile, out var sizeBytes);
        if (error is null)
        {
            // Those who wait sleep on the file's first page, and an empty file has none.
            if (sizeBytes == 0) _ = SystemCall.WriteAt(lockFile.Number, "\n"u8, 0);
            var locked = FileLock.Acquire(lockFile, exclusive: true, timeoutMs);
            if (locked >= 0) return new LedgerResult<IndexFile>(new IndexFile(opened.Value, lockFile), null);
            error = locked == -Errno.WouldBlock ? Busy(opened.Value.PathOf(Name), timeoutMs) : FileLock.Error(opened.Value.PathOf(LockName), -locked, timeoutMs);
            lockFile.Dispose();
        }

        opened.Value.Dispose();
        return new LedgerResult<IndexFile>(null, error);
    }

    /// <summary>Opens the database. A file that is not there is made, for its owner alone; a link or a foreign file is refused.</summary>
    public LedgerError? Open(out Database database)
    {
        database = null!;
        if (_folder.OpenOrCreateFile(Name, out var file, out _) is { } error) return error;
        file.Dispose();
        database = Database.Open(Path, busyTimeoutMs: 0);
        return null;
    }

    /// <summary>Takes the file away; the log has everything that was in it.</summary>
    public LedgerError? Remove()
    {
        foreach (var name in (ReadOnlySpan<string>)[Journal, Name])
        {
            var removed = _folder.Remove(name);
            if (removed < 0 && removed != -Errno.NoEntry) return LedgerError.FromErrno("remove", _folder.PathOf(name), -removed);
        }

        return null;
    }

    public void Dispose()
    {
        FileLock.Drop(_lock);
        _lock.Dispose();
        _folder.Dispose();
    }

    private static LedgerError Busy(string path, int timeoutMs) => new(
        LedgerErrorKind.Busy, $"another `ssg audit` held `{path}` for {timeoutMs} ms", "wait until it has read the log, and try again");
}
