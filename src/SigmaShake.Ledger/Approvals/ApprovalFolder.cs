using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Approvals;

/// <summary>
/// The folder of approvals, held by one process alone while it is open: two uses of one approval cannot both find it unused. Folder and files are their
/// owner's alone (0700, 0600); what belongs to somebody else, others may write to, or is a link counts as absent or is refused.
/// </summary>
internal sealed class ApprovalFolder : IDisposable
{
    public const string RequestEnding = ".request";
    public const string AnswerEnding = ".answer";

    private const string Lock = "lock";
    private const string Key = "key";
    private const int KeyBytes = 32;

    // Twice as many files as requests may wait, and some that nobody should have put there: more are not looked at.
    private const int MaxFiles = 1_000;

    private readonly FolderHandle _folder;
    private readonly Descriptor _lock;

    private ApprovalFolder(FolderHandle folder, Descriptor @lock)
    {
        _folder = folder;
        _lock = @lock;
    }

    /// <summary>Opens the folder when nobody else has it open, making it where it is absent. The folder above must exist.</summary>
    public static LedgerResult<ApprovalFolder> Open(string path)
    {
        var opened = FolderHandle.OpenGuarded(path, create: true);
        if (!opened.Succeeded) return new LedgerResult<ApprovalFolder>(null, opened.Error);
        var folder = opened.Value;
        var error = folder.OpenOrCreateFile(Lock, out var file, out _);
        if (error is null)
        {
            var locked = FileLock.Acquire(file, exclusive: true, ApprovalLimits.LockTimeoutMs);
            if (locked >= 0) return new LedgerResult<ApprovalFolder>(new ApprovalFolder(folder, file), null);
            error = FileLock.Error(folder.PathOf(Lock), -locked, ApprovalLimits.LockTimeoutMs);
            file.Dispose();
        }

        folder.Dispose();
        return new LedgerResult<ApprovalFolder>(null, error);
    }

    /// <summary>
    /// The code of a hash under this folder's own key, which is made at the first use. Without the key, the codes in the log say nothing of the calls that they stand
    /// for: whoever reads the log cannot try out which password a redacted call had.
    /// </summary>
    public LedgerError? Code(Digest hash, out Digest code)
    {
        Span<byte> bytes = stackalloc byte[Digest.Bytes];
        hash.CopyTo(bytes);
        Span<byte> key = stackalloc byte[KeyBytes];
        var error = _folder.Contains(Key) ? ReadKey(key) : MakeKey(key);
        code = error is null ? HmacSha256.Of(key, bytes) : default;
        return error;
    }

    /// <summary>What a file says; null where there is none, it is not ours alone, or it says anything else.</summary>
    public ApprovalTicket? Read(string name)
    {
        if (_folder.OpenFileForReading(name, out var file, out var size) is not null) return null;
        using var close = file;
        Span<byte> content = stackalloc byte[ApprovalTicket.MaxBytes];
        return size <= content.Length && SystemCall.ReadAt(file.Number, content[..(int)size], 0) == size ? ApprovalTicket.Parse(content[..(int)size]) : null;
    }

    /// <summary>Writes a file, durably.</summary>
    public LedgerError? Write(string name, ApprovalTicket ticket) => AtomicFile.Write(_folder.PathOf(name), ticket.ToBytes());

    /// <summary>Removes a file, durably; null too where there was none.</summary>
    public LedgerError? Remove(string name)
    {
        var removed = _folder.Remove(name);
        return removed < 0 && removed != -Errno.NoEntry ? LedgerError.FromErrno("remove", _folder.PathOf(name), -removed) : _folder.Sync();
    }

    /// <summary>The names of the files that end so.</summary>
    public List<string> Names(string ending) =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Take(MaxFiles).Select(Path.GetFileName).OfType<string>().Where(name => name.EndsWith(ending, StringComparison.Ordinal) && name[0] != '.')];

    /// <summary>Removes what was left by a process that was killed while it wrote: nobody else writes while the folder is held.</summary>
    public void RemoveLeftovers()
    {
        foreach (var path in Directory.EnumerateFiles(_folder.Path, ".*").Take(MaxFiles)) _ = _folder.Remove(Path.GetFileName(path));
    }

    public void Dispose()
    {
        FileLock.Drop(_lock);
        _lock.Dispose();
        _folder.Dispose();
    }

    private LedgerError? ReadKey(Span<byte> key)
    {
        if (_folder.OpenFileForReading(Key, out var file, out var size) is { } error) return error;
        using var close = file;
        return size == key.Length && SystemCall.ReadAt(file.Number, key, 0) == key.Length
            ? null
            : new LedgerError(LedgerErrorKind.Damaged, $"`{_folder.PathOf(Key)}` is not the key that was made there", "remove it; what was approved with it has to be approved again");
    }

    private LedgerError? MakeKey(Span<byte> key)
    {
        SystemRandom.Fill(key);
        return AtomicFile.Write(_folder.PathOf(Key), key);
    }
}
