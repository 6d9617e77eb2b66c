namespace SigmaShake.Ledger.Durable;

/// <summary>The error numbers of Linux that we expect, in words. The numbers are the same on every architecture that .NET runs on.</summary>
internal static class Errno
{
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int WouldBlock = 11;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotAFolder = 20;
    public const int FileTooBig = 27;
    public const int NoSpace = 28;
    public const int ReadOnly = 30;
    public const int Loop = 40;
    public const int TimedOut = 110;
    public const int Quota = 122;

    public static bool MeansFull(int errno) => errno is NoSpace or Quota or FileTooBig;

    /// <summary>The symbol, and what it says.</summary>
    public static string Describe(int errno) => errno switch
    {
        1 => "operation not permitted (EPERM)",
        NoEntry => "no such file or folder (ENOENT)",
        Interrupted => "interrupted (EINTR)",
        InputOutput => "input/output error (EIO)",
        9 => "bad file descriptor (EBADF)",
        WouldBlock => "held by another process (EWOULDBLOCK)",
        12 => "out of memory (ENOMEM)",
        AccessDenied => "permission denied (EACCES)",
        Exists => "already exists (EEXIST)",
        NotAFolder => "not a folder, or a symbolic link to one (ENOTDIR)",
        21 => "is a folder (EISDIR)",
        22 => "invalid argument (EINVAL)",
        23 => "too many open files in the system (ENFILE)",
        24 => "too many open files (EMFILE)",
        FileTooBig => "file too large (EFBIG)",
        NoSpace => "no space left on device (ENOSPC)",
        ReadOnly => "read-only file system (EROFS)",
        36 => "name too long (ENAMETOOLONG)",
        37 => "no locks available (ENOLCK)",
        38 => "not supported by this kernel (ENOSYS)",
        Loop => "is a symbolic link (ELOOP)",
        Quota => "disk quota exceeded (EDQUOT)",
        _ => $"error {errno}",
    };

    /// <summary>What a person can do about it.</summary>
    public static string Cure(int errno) => errno switch
    {
        1 or AccessDenied => "make it yours again: check owner and mode of the folder and of those above it",
        NoEntry => "create the folder above it, or check the path",
        NoSpace or Quota => "free some room on that file system, or raise the quota",
        FileTooBig => $"raise the limit on file sizes (`ulimit -f`), or {LedgerError.BeginNewLog}",
        ReadOnly => "mount that file system writable",
        Loop or NotAFolder => "put a real folder or file in its place; links are not followed here",
        23 or 24 => "raise the limit on open files (`ulimit -n`)",
        _ => "check the disk and the kernel's log (`dmesg`)",
    };
}
