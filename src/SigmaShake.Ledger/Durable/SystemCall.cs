using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>
/// System calls in the kernel's own convention: a result of zero or more, or the negated error number. Calls that a signal interrupted
/// are made again, but for <c>close</c>, which on Linux has then already happened.
/// </summary>
internal static class SystemCall
{
    private const int OpenFileGetLock = 36;
    private const int OpenFileSetLock = 37;

    public static int OpenAt(int folder, string path, int flags, uint mode = 0)
    {
        int result;
        do result = Check(LibC.OpenAt(folder, path, flags | OpenFlags.CloseOnExec, mode));
        while (result == -Errno.Interrupted);
        return result;
    }

    public static int MkDir(string path, uint mode) => Check(LibC.MkDir(path, mode));

    public static int RenameAt(int folder, string from, string to) => Check(LibC.RenameAt(folder, from, folder, to));

    /// <summary>Exchanges two names, at once or not at all (Linux 3.15, and a file system that can).</summary>
    public static int ExchangeAt(int folder, string one, string other) => Check(LibC.RenameAt2(folder, one, folder, other, LibC.RenameExchange));

    public static int UnlinkAt(int folder, string path) => Check(LibC.UnlinkAt(folder, path, 0));

    public static int StatX(int file, out StatX result) =>
        Check(LibC.StatX(file, "", LibC.AtEmptyPath, Durable.StatX.BasicMask, out result));

    /// <summary>Reads until <paramref name="buffer"/> is full or the file ends; the result is the number of bytes read.</summary>
    public static unsafe int ReadAt(int file, Span<byte> buffer, long offset)
    {
        var done = 0;
        fixed (byte* start = buffer)
        {
            while (done < buffer.Length)
            {
                var read = (int)LibC.PRead(file, start + done, (nuint)(buffer.Length - done), offset + done);
                if (read > 0) done += read;
                else if (read == 0) break;
                else if (LastError() is var errno && errno != Errno.Interrupted) return -errno;
            }
        }

        return done;
    }

    /// <summary>One write, whole or short; the result is the number of bytes written.</summary>
    public static unsafe int WriteAt(int file, ReadOnlySpan<byte> buffer, long offset)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var written = (int)LibC.PWrite(file, start, (nuint)buffer.Length, offset);
                if (written >= 0) return written;
                if (LastError() is var errno && errno != Errno.Interrupted) return -errno;
            }
        }
    }

    public static int FTruncate(int file, long length)
    {
        int result;
        do result = Check(LibC.FTruncate(file, length));
        while (result == -Errno.Interrupted);
        return result;
    }

    public static int FDataSync(int file)
    {
        int result;
        do result = Check(LibC.FDataSync(file));
        while (result == -Errno.Interrupted);
        return result;
    }

    public static int FSync(int file)
    {
        int result;
        do result = Check(LibC.FSync(file));
        while (result == -Errno.Interrupted);
        return result;
    }

    /// <summary>Makes everything durable that was written to the file system that holds <paramref name="file"/>: for thousands of files at once.</summary>
    public static int SyncFs(int file) => Check(LibC.SyncFs(file));

    public static int FChMod(int file, uint mode) => Check(LibC.FChMod(file, mode));

    /// <summary>Takes, changes or gives back the lock of this open file on a range of offsets, at once or not at all.</summary>
    public static int SetLock(int file, LockKind kind, long first, long last)
    {
        var range = new LockRange(kind, first, last);
        int result;
        do result = Check(LibC.FCntl(file, OpenFileSetLock, ref range));
        while (result == -Errno.Interrupted);
        return result;
    }

    /// <summary>Finds a lock of some other open file on a range of offsets; which one, if there are several, is not said.</summary>
    public static int GetLock(int file, long first, long last, out LockRange found)
    {
        found = new LockRange(LockKind.Exclusive, first, last);
        return Check(LibC.FCntl(file, OpenFileGetLock, ref found));
    }

    private static int Check(int result) => result >= 0 ? result : -LastError();

    private static int LastError() => Marshal.GetLastPInvokeError();
}
