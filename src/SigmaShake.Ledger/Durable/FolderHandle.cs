namespace SigmaShake.Ledger.Durable;

/// <summary>An open folder, and the files in it: opened relative to it, never through a link in their place.</summary>
internal sealed class FolderHandle : IDisposable
{
    public const uint FolderMode = 0x1C0; // 0700
    public const uint FileMode = 0x180; // 0600

    private readonly Descriptor _descriptor;
    private readonly uint? _owner;

    private FolderHandle(string path, Descriptor descriptor, uint? owner = null)
    {
        Path = path;
        _descriptor = descriptor;
        _owner = owner;
    }

    public string Path { get; }

    /// <summary>Opens any folder, also through links.</summary>
    public static LedgerResult<FolderHandle> Open(string path)
    {
        var opened = SystemCall.OpenAt(LibC.AtFdCwd, path, OpenFlags.Folder);
        return opened < 0
            ? new LedgerResult<FolderHandle>(null, LedgerError.FromErrno("open", path, -opened))
            : new LedgerResult<FolderHandle>(new FolderHandle(path, new Descriptor(opened)), null);
    }

    /// <summary>
    /// Opens a folder that must be ours alone; with <paramref name="create"/>, makes it (mode 0700, durably) if it is not there. The
    /// folder above must exist.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="create">Whether to make it.</param>
    /// <param name="owner">Whose it must be, with all that is opened in it; null for the user that this runs as.</param>
    public static LedgerResult<FolderHandle> OpenGuarded(string path, bool create, uint? owner = null)
    {
        // A trailing slash would make the kernel follow a link in the last place.
        path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var opened = SystemCall.OpenAt(LibC.AtFdCwd, path, FolderFlags);
        if (opened == -Errno.NoEntry && create)
        {
            if (Make(path, FolderMode) is { } refused) return new LedgerResult<FolderHandle>(null, refused);
            opened = SystemCall.OpenAt(LibC.AtFdCwd, path, FolderFlags);
        }

        if (opened < 0) return new LedgerResult<FolderHandle>(null, SafetyCheck.FromOpenErrno(path, -opened));
        var folder = new FolderHandle(path, new Descriptor(opened), owner);
        var read = SystemCall.StatX(opened, out var stat);
        var error = read < 0 ? LedgerError.FromErrno("inspect", path, -read) : SafetyCheck.Folder(stat, path, owner);
        if (error is null) return new LedgerResult<FolderHandle>(folder, null);
        folder.Dispose();
        return new LedgerResult<FolderHandle>(null, error);
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>
    /// Opens a file for reading and writing; if it is not there, creates it (mode 0600) and makes its name durable.
    /// The caller disposes <paramref name="file"/> when there is no error.
    /// </summary>
    public LedgerError? OpenOrCreateFile(string name, out Descriptor file, out long size)
    {
        var opened = SystemCall.OpenAt(_descriptor.Number, name, FileFlags | OpenFlags.ReadWrite);
        if (opened != -Errno.NoEntry) return Inspect(name, opened, out file, out size);

        opened = SystemCall.OpenAt(_descriptor.Number, name, FileFlags | OpenFlags.ReadWrite | OpenFlags.Create, FileMode);
        var error = Inspect(name, opened, out file, out size);
        if (error is not null) return error;
        error = Sync();
        if (error is not null) file.Dispose();
        return error;
    }

    /// <summary>Opens an existing file for reading. The caller disposes <paramref name="file"/> when there is no error.</summary>
    public LedgerError? OpenFileForReading(string name, out Descriptor file, out long size) =>
        Inspect(name, SystemCall.OpenAt(_descriptor.Number, name, FileFlags | OpenFlags.ReadOnly), out file, out size);

    public bool Contains(string name)
    {
        using var probe = new Descriptor(SystemCall.OpenAt(_descriptor.Number, name, FileFlags | OpenFlags.ReadOnly));
        return probe.Number != -Errno.NoEntry;
    }

    /// <summary>Makes the names in the folder durable.</summary>
    public LedgerError? Sync() =>
        SystemCall.FSync(_descriptor.Number) is var result && result < 0 ? LedgerError.FromErrno("make durable", Path, -result) : null;

    /// <summary>Makes everything durable that was written to the file system of this folder.</summary>
    public LedgerError? SyncFileSystem() =>
        SystemCall.SyncFs(_descriptor.Number) is var result && result < 0 ? LedgerError.FromErrno("make durable", Path, -result) : null;

    public int CreateNew(string name) =>
        SystemCall.OpenAt(_descriptor.Number, name, FileFlags | OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive, FileMode);

    public int Rename(string from, string to) => SystemCall.RenameAt(_descriptor.Number, from, to);

    public int Exchange(string one, string other) => SystemCall.ExchangeAt(_descriptor.Number, one, other);

    public int Remove(string name) => SystemCall.UnlinkAt(_descriptor.Number, name);

    public void Dispose() => _descriptor.Dispose();

    private static int FolderFlags => OpenFlags.Folder | OpenFlags.NoFollow;

    private static int FileFlags => OpenFlags.NoFollow | OpenFlags.NonBlocking;

    /// <summary>Makes a folder, durably, where nothing stands yet; the folder above must exist.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="mode">Its permissions, not narrowed by the umask.</param>
    public static LedgerError? Make(string path, uint mode)
    {
        var made = SystemCall.MkDir(path, mode);
        if (made == -Errno.Exists) return null; // Another process was quicker.
        if (made < 0) return LedgerError.FromErrno("create", path, -made);
        using var folder = new Descriptor(SystemCall.OpenAt(LibC.AtFdCwd, path, FolderFlags));
        var changed = folder.Number < 0 ? folder.Number : SystemCall.FChMod(folder.Number, mode);
        if (changed < 0) return LedgerError.FromErrno("create", path, -changed);

        var above = System.IO.Path.GetDirectoryName(path) ?? "/";
        using var parent = new Descriptor(SystemCall.OpenAt(LibC.AtFdCwd, above, OpenFlags.Folder));
        if (parent.Number < 0) return LedgerError.FromErrno("open", above, -parent.Number);
        var synced = SystemCall.FSync(parent.Number);
        return synced < 0 ? LedgerError.FromErrno("make durable", above, -synced) : null;
    }

    private LedgerError? Inspect(string name, int opened, out Descriptor file, out long size)
    {
        file = new Descriptor(opened);
        size = 0;
        if (opened < 0) return SafetyCheck.FromOpenErrno(PathOf(name), -opened);
        var read = SystemCall.StatX(opened, out var stat);
        size = (long)stat.Size;
        var error = read < 0 ? LedgerError.FromErrno("inspect", PathOf(name), -read) : SafetyCheck.File(stat, PathOf(name), _owner);
        if (error is not null) file.Dispose();
        return error;
    }
}
