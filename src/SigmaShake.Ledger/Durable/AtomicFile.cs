namespace SigmaShake.Ledger.Durable;

/// <summary>Replaces small files as a whole: after a crash there is the old content or the new, never a mixture. Thread-safe.</summary>
public static class AtomicFile
{
    private const int SuffixBytes = 8;

    /// <summary>
    /// Writes <paramref name="content"/> into a new file beside <paramref name="path"/>, makes it durable, renames it over
    /// <paramref name="path"/> and makes the name durable.
    /// </summary>
    /// <param name="mode">The file's permissions, not narrowed by the umask. Default 0600.</param>
    /// <returns>Null when all of it is durable; otherwise why not, and the old content stands, unless only the folder could not be synced.</returns>
    public static LedgerError? Write(
        string path, ReadOnlySpan<byte> content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        path = Path.GetFullPath(path);
        var folder = FolderHandle.Open(Path.GetDirectoryName(path) ?? "/");
        if (!folder.Succeeded) return folder.Error;
        using var opened = folder.Value;

        var name = Path.GetFileName(path);
        var temporary = TemporaryName(name);
        var error = WriteNew(opened, temporary, content, mode);
        if (error is null)
        {
            var renamed = opened.Rename(temporary, name);
            if (renamed >= 0) return opened.Sync();
            error = LedgerError.FromErrno("replace", path, -renamed);
        }

        _ = opened.Remove(temporary); // Best effort: the first error is the one to report.
        return error;
    }

    private static LedgerError? WriteNew(FolderHandle folder, string name, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        using var file = new Descriptor(folder.CreateNew(name));
        if (file.Number < 0) return LedgerError.FromErrno("create", folder.PathOf(name), -file.Number);
        var result = SystemCall.FChMod(file.Number, (uint)mode);
        for (var done = 0; result >= 0 && done < content.Length; done += result) result = SystemCall.WriteAt(file.Number, content[done..], done);
        if (result >= 0) result = SystemCall.FSync(file.Number);
        return result < 0 ? LedgerError.FromErrno("write", folder.PathOf(name), -result) : null;
    }

    private static string TemporaryName(string name)
    {
        Span<byte> suffix = stackalloc byte[SuffixBytes];
        SystemRandom.Fill(suffix);
        return $".{name}.{Convert.ToHexStringLower(suffix)}";
    }
}
