namespace SigmaShake.Ledger.Durable;

/// <summary>Refuses folders and files that someone else could have written: what they hold proves nothing.</summary>
internal static class SafetyCheck
{
    public static LedgerError? Folder(in StatX stat, string path, uint? owner = null) =>
        stat.IsFolder ? OwnerAndMode(stat, path, "chmod 700", owner) : NotWhatItShouldBe(path, "a folder");

    public static LedgerError? File(in StatX stat, string path, uint? owner = null) =>
        stat.IsRegularFile ? OwnerAndMode(stat, path, "chmod 600", owner) : NotWhatItShouldBe(path, "a regular file");

    /// <summary>A failed open in the same words: a link in the last place is a refusal, not a broken disk.</summary>
    public static LedgerError FromOpenErrno(string path, int errno) => errno is Errno.Loop or Errno.NotAFolder
        ? new LedgerError(LedgerErrorKind.Unsafe, $"refusing `{path}`: {Errno.Describe(errno)}", Errno.Cure(errno))
        : LedgerError.FromErrno("open", path, errno);

    private static LedgerError? OwnerAndMode(in StatX stat, string path, string chmod, uint? owner)
    {
        if (owner is { } other) return OfOther(stat, path, other);
        var user = LibC.GetEffectiveUserId();
        if (stat.OwnerId != user)
        {
            return new LedgerError(
                LedgerErrorKind.Unsafe,
                $"refusing `{path}`: it belongs to user {stat.OwnerId} and this runs as user {user}",
                "run as its owner, or move it aside to begin a new one");
        }

        return stat.OthersMayWrite
            ? new LedgerError(
                LedgerErrorKind.Unsafe,
                $"refusing `{path}`: others may write to it (mode {Convert.ToString(stat.Mode & 0xFFF, 8)})",
                $"check what it holds, then `{chmod} {path}`")
            : null;
    }

    private static LedgerError? OfOther(in StatX stat, string path, uint owner)
    {
        if (stat.OwnerId != owner)
            return new LedgerError(LedgerErrorKind.Unsafe, $"refusing `{path}`: it belongs to user {stat.OwnerId}, and not to user {owner}", $"check what it holds, then `chown {owner} {path}`");
        return stat.OthersMayWrite
            ? new LedgerError(
                LedgerErrorKind.Unsafe, $"refusing `{path}`: others may write to it (mode {Convert.ToString(stat.Mode & 0xFFF, 8)})", $"check what it holds, then `chmod go-w {path}`")
            : null;
    }

    private static LedgerError NotWhatItShouldBe(string path, string expected) =>
        new(LedgerErrorKind.Unsafe, $"refusing `{path}`: it is not {expected}", $"move it aside, so that {expected} can be created there");
}
