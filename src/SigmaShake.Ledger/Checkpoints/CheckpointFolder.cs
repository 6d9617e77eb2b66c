using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>The folder of a log's keys and checkpoints, locked while it is open. Every file in it is replaced as a whole.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private const uint OthersMayAnything = 0x3F; // 0077

    /// <summary>Whoever signs reads the whole ledger meanwhile.</summary>
    private const int LockTimeoutMs = 60_000;

    private readonly FolderHandle _folder;
    private readonly Descriptor _lockFile;

    private CheckpointFolder(FolderHandle folder, Descriptor lockFile)
    {
        _folder = folder;
        _lockFile = lockFile;
    }

    /// <summary>Opens the folder for one process alone, making it (mode 0700) where only its last part is missing.</summary>
    public static LedgerResult<CheckpointFolder> OpenAlone(string path)
    {
        var opened = FolderHandle.OpenGuarded(path, create: true);
        if (!opened.Succeeded) return new LedgerResult<CheckpointFolder>(null, opened.Error);
        var error = opened.Value.OpenOrCreateFile(CheckpointFiles.Lock, out var lockFile, out _);
        return Locked(opened.Value, error, lockFile, exclusive: true);
    }

    /// <summary>Opens a folder that is there to read it; a copy without its lock file is read as well.</summary>
    public static LedgerResult<CheckpointFolder> OpenToRead(string path)
    {
        var opened = FolderHandle.OpenGuarded(path, create: false);
        if (!opened.Succeeded) return new LedgerResult<CheckpointFolder>(null, opened.Error);
        if (!opened.Value.Contains(CheckpointFiles.Lock)) return new LedgerResult<CheckpointFolder>(new CheckpointFolder(opened.Value, new Descriptor(-1)), null);
        var error = opened.Value.OpenFileForReading(CheckpointFiles.Lock, out var lockFile, out _);
        return Locked(opened.Value, error, lockFile, exclusive: false);
    }

    public string PathOf(string name) => _folder.PathOf(name);

    public bool Contains(string name) => _folder.Contains(name);

    /// <summary>The names in it, in no order.</summary>
    public LedgerResult<List<string>> Names()
    {
        try
        {
            return new LedgerResult<List<string>>([.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path))], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LedgerResult<List<string>>(null, new LedgerError(
                LedgerErrorKind.InputOutput, $"cannot list `{_folder.Path}`: {e.Message.TrimEnd('.')}", "check owner and mode of the folder, and the disk"));
        }
    }

    /// <summary>The content of a file that is there.</summary>
    public LedgerResult<byte[]> Read(string name, int maxBytes) => Read(name, maxBytes, isSecret: false);

    /// <summary>The same of a file that nobody else may read. The caller wipes what it gets; the collector does not move it before.</summary>
    public LedgerResult<byte[]> ReadSecret(string name, int maxBytes) => Read(name, maxBytes, isSecret: true);

    /// <summary>Replaces a file, or makes it, durably.</summary>
    public LedgerError? Write(string name, ReadOnlySpan<byte> content) => AtomicFile.Write(PathOf(name), content);

    /// <summary>Puts one file into the place of another, durably.</summary>
    public LedgerError? Move(string from, string to) => _folder.Rename(from, to) is var moved && moved < 0
        ? LedgerError.FromErrno("replace", PathOf(to), -moved)
        : _folder.Sync();

    /// <summary>Removes a file, durably.</summary>
    public LedgerError? Remove(string name) => _folder.Remove(name) is var removed && removed < 0
        ? LedgerError.FromErrno("remove", PathOf(name), -removed)
        : _folder.Sync();

    public void Dispose()
    {
        if (_lockFile.Number >= 0) FileLock.Drop(_lockFile);
        _lockFile.Dispose();
        _folder.Dispose();
    }

    private static LedgerResult<CheckpointFolder> Locked(FolderHandle folder, LedgerError? error, Descriptor lockFile, bool exclusive)
    {
        if (error is null)
        {
            var locked = FileLock.Acquire(lockFile, exclusive, LockTimeoutMs);
            if (locked >= 0) return new LedgerResult<CheckpointFolder>(new CheckpointFolder(folder, lockFile), null);
            error = FileLock.Error(folder.PathOf(CheckpointFiles.Lock), -locked, LockTimeoutMs);
            lockFile.Dispose();
        }

        folder.Dispose();
        return new LedgerResult<CheckpointFolder>(null, error);
    }

    private LedgerResult<byte[]> Read(string name, int maxBytes, bool isSecret)
    {
        var error = _folder.OpenFileForReading(name, out var file, out var size);
        if (error is not null) return new LedgerResult<byte[]>(null, error);
        using var close = file;
        if (isSecret && OthersMayRead(file, PathOf(name)) is { } refused) return new LedgerResult<byte[]>(null, refused);
        if (size > maxBytes)
        {
            return new LedgerResult<byte[]>(null, new LedgerError(
                LedgerErrorKind.Damaged, $"`{PathOf(name)}` has {size} bytes, more than {maxBytes}", "put the copy back that you kept of it"));
        }

        var content = GC.AllocateUninitializedArray<byte>((int)size, pinned: isSecret);
        var read = SystemCall.ReadAt(file.Number, content, 0);
        return read == content.Length
            ? new LedgerResult<byte[]>(content, null)
            : new LedgerResult<byte[]>(null, LedgerError.FromErrno("read", PathOf(name), read < 0 ? -read : Errno.InputOutput));
    }

    private static LedgerError? OthersMayRead(Descriptor file, string path)
    {
        var read = SystemCall.StatX(file.Number, out var stat);
        if (read < 0) return LedgerError.FromErrno("inspect", path, -read);
        return (stat.Mode & OthersMayAnything) == 0
            ? null
            : new LedgerError(
                LedgerErrorKind.Unsafe,
                $"refusing `{path}`: others may read it (mode {Convert.ToString(stat.Mode & 0xFFF, 8)}), and so sign in its name",
                $"`chmod 600 {path}`, and if others may have read it, change the key (`ssg audit checkpoint --rotate`)");
    }
}
