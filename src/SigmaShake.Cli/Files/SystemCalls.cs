using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>The few calls of libc for which the framework has no equal that is as small.</summary>
internal static unsafe partial class SystemCalls
{
    public const int ReadOnly = 0;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int BrokenPipe = 32;
    public const int WriteOnly = 1;

    /// <summary>O_PATH: a place in the file system, to look around from.</summary>
    public const int PathOnly = 0x200000;

    /// <summary>As a time limit: none.</summary>
    public const int Forever = -1;

    private const int GetDescriptorFlags = 1;
    private const int BrokenPipeSignal = 13;
    private const int InterruptSignal = 2;
    private const nint IgnoreSignal = 1;
    private const short PollIn = 1;
    private const short PollOut = 4;
    private const int AtomicPipeBytes = 4096;

    /// <summary>O_NOFOLLOW, whose value is one of the few that differ between architectures.</summary>
    public static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "readlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ReadLink(string path, byte* target, nint bytes);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, byte** arguments);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PolledDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "getuid")]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    /// <summary>Becomes another program, with this environment and terminal; returns only where that fails, with the error number.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    public static int Become(string program, string[] arguments)
    {
        // The strings live as long as the process does, one way or the other.
        var pointers = stackalloc byte*[arguments.Length + 1];
        for (var i = 0; i < arguments.Length; i++) pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
        pointers[arguments.Length] = null;
        _ = Execute(program, pointers);
        return Marshal.GetLastPInvokeError();
    }

    /// <summary>Where the link at <paramref name="path"/> points, as it is written there; null where no link stands, or it cannot be read.</summary>
    public static string? ReadLink(string path)
    {
        const int MaxTargetBytes = 4096;
        var target = stackalloc byte[MaxTargetBytes];
        var length = ReadLink(path, target, MaxTargetBytes);
        return length > 0 ? System.Text.Encoding.UTF8.GetString(target, (int)length) : null;
    }

    /// <summary>Whether the descriptor is open.</summary>
    public static bool IsOpen(int descriptor) => Control(descriptor, GetDescriptorFlags, 0) >= 0;

    /// <summary>A pipe whose reader is gone becomes an error of <c>write</c> instead of the end of this process.</summary>
    public static void IgnoreBrokenPipes() => _ = Handle(BrokenPipeSignal, IgnoreSignal);

    /// <summary>An interrupt from the terminal is for whoever else reads from it.</summary>
    public static void IgnoreInterrupts() => _ = Handle(InterruptSignal, IgnoreSignal);

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

    /// <summary>Takes that lock if nobody has it.</summary>
    public static bool TryLockAlone(int descriptor)
    {
        const int ExclusiveWithoutWaiting = 2 | 4;
        return FLock(descriptor, ExclusiveWithoutWaiting) == 0;
    }

    /// <summary>Gives that lock up. Closing alone does not, while a child that was just forked and has not begun its program shares the descriptor.</summary>
    public static void Unlock(int descriptor)
    {
        const int Unlocked = 8;
        _ = FLock(descriptor, Unlocked);
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

            // Some clients hand over pipes that do not block.
            if (error == TryAgain) _ = Await(descriptor, PollIn, Forever);
            else if (error != Interrupted) return -error;
        }
    }

    /// <summary>Writes all of <paramref name="bytes"/>; false where the other end is gone, or takes nothing for so long.</summary>
    /// <param name="patienceMs">How long to wait, each time, for a reader to make room.</param>
    public static bool WriteAll(int descriptor, ReadOnlySpan<byte> bytes, int patienceMs)
    {
        while (!bytes.IsEmpty)
        {
            // A pipe that is ready takes this much at once: the write itself never blocks.
            if (!Await(descriptor, PollOut, patienceMs)) return false;
            nint count;
            fixed (byte* start = bytes) count = Write(descriptor, start, Math.Min(bytes.Length, AtomicPipeBytes));
            if (count > 0) bytes = bytes[(int)count..];
            else if (Marshal.GetLastPInvokeError() is not (Interrupted or TryAgain)) return false;
        }

        return true;
    }

    // An interrupted wait counts as over: the call that follows tells how things stand.
    private static bool Await(int descriptor, short events, int timeoutMs)
    {
        var polled = new PolledDescriptor { Descriptor = descriptor, Events = events };
        return Poll(&polled, 1, timeoutMs) != 0;
    }

    // struct pollfd of poll.h.
    private struct PolledDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
