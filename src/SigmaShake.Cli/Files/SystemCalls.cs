using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>The few calls of libc for which the framework has no equal that is as small.</summary>
internal static unsafe partial class SystemCalls
{
    public const int ReadOnly = 0;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int Interrupted = 4;
    public const int BrokenPipe = 32;

    /// <summary>O_NOFOLLOW, whose value is one of the few that differ between architectures.</summary>
    public static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "getuid")]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    /// <summary>Waits for the lock of flock(2) that one alone may hold; false where there are no locks.</summary>
    public static bool LockAlone(int descriptor)
    {
        const int Exclusive = 2;
        while (FLock(descriptor, Exclusive) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted) return false;
        }

        return true;
    }

    /// <summary>Reads into <paramref name="buffer"/>; 0 at the end, negative (with the error number) on failure.</summary>
    public static int Read(int descriptor, Span<byte> buffer)
    {
        while (true)
        {
            nint count;
            fixed (byte* start = buffer) count = Read(descriptor, start, buffer.Length);
            if (count >= 0) return (int)count;
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) return -error;
        }
    }

    /// <summary>Writes all of <paramref name="bytes"/>; false where the other end is gone.</summary>
    public static bool WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint count;
            fixed (byte* start = bytes) count = Write(descriptor, start, bytes.Length);
            if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted) return false;
            if (count > 0) bytes = bytes[(int)count..];
        }

        return true;
    }
}
