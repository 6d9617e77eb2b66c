using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>A program that is watched: it reads what it is given, what it writes is read, and what it has started in its group ends with it.</summary>
internal static unsafe partial class SystemCalls
{
    // Larger than sigset_t of any libc.
    private const int SignalSetBytes = 256;

    private const short DefaultSignals = 0x04; // POSIX_SPAWN_SETSIGDEF
    private const short SignalMask = 0x08; // POSIX_SPAWN_SETSIGMASK
    private const uint MemoryCloseOnExec = 1; // MFD_CLOEXEC

    /// <summary>A file without a name that holds <paramref name="bytes"/>, to be read from its beginning; negative, the error number, where there is no memory for it.</summary>
    public static int OpenMemory(ReadOnlySpan<byte> bytes)
    {
        var descriptor = CreateMemory("ssg", MemoryCloseOnExec);
        if (descriptor < 0) return -Marshal.GetLastPInvokeError();
        var written = 0;
        while (written < bytes.Length)
        {
            // At a place, so that a reader still begins at the first byte.
            nint count;
            fixed (byte* start = bytes[written..]) count = WriteAt(descriptor, start, bytes.Length - written, written);
            if (count > 0) written += (int)count;
            else if (Marshal.GetLastPInvokeError() is not Interrupted and var error)
            {
                _ = Close(descriptor);
                return -error;
            }
        }

        return descriptor;
    }

    /// <summary>Starts a program in a session of its own, with signals as a login has them; 0, or the error number.</summary>
    /// <param name="program">Its absolute path.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    /// <param name="environment">All of its environment, each <c>NAME=value</c>.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="input">What it reads as standard input.</param>
    /// <param name="process">Its process id, which is also its session's and its process group's.</param>
    /// <param name="output">The end of a pipe that all it writes comes out of; the caller closes it.</param>
    public static int StartApart(string program, string[] arguments, string[] environment, string folder, int input, out int process, out int output)
    {
        (process, output) = (0, -1);
        var ends = stackalloc int[2];
        if (Pipe(ends, CloseOnExec) != 0) return Marshal.GetLastPInvokeError();
        var actions = stackalloc byte[OpaqueBytes];
        var attributes = stackalloc byte[OpaqueBytes];
        var error = InitialiseActions(actions);
        if (error == 0)
        {
            error = InitialiseAttributes(attributes);
            if (error == 0) error = SetUpApart(actions, attributes, folder, input, ends[1]);
            if (error == 0) error = SpawnFreeing(program, actions, attributes, arguments, environment, out process);
            _ = DestroyActions(actions);
        }

        _ = Close(ends[1]);
        if (error == 0) output = ends[0];
        else _ = Close(ends[0]);
        return error;
    }

    /// <summary>Reads what is there within so long: how many bytes, 0 at the end, or null for nothing yet, which is also said where a signal cut the waiting short.</summary>
    public static int? ReadWithin(int descriptor, Span<byte> buffer, int timeoutMs)
    {
        // Only what poll has seen is read: after a signal there may be nothing, and whoever reads a pipe that something left behind holds open waits for ever.
        var polled = new PolledDescriptor { Descriptor = descriptor, Events = PollIn };
        return Poll(&polled, 1, timeoutMs) > 0 ? Read(descriptor, buffer) : null;
    }

    /// <summary>Kills all that is left of the process group that a program was started in; what has put itself into another group goes on.</summary>
    public static void KillGroup(int process)
    {
        const int Killed = 9;
        _ = Signal(-process, Killed);
    }

    private static int SetUpApart(byte* actions, byte* attributes, string folder, int input, int output)
    {
        var signals = stackalloc byte[SignalSetBytes];
        var error = FillSignals(signals) | SetDefaultSignals(attributes, signals) | ClearSignals(signals) | SetSignalMask(attributes, signals);
        error |= SetFlags(attributes, NewSession | DefaultSignals | SignalMask);
        error |= AddDuplicate(actions, input, 0) | AddDuplicate(actions, output, 1) | AddDuplicate(actions, output, 2);
        return error | AddFolder(actions, folder);
    }

    // Whoever starts programs for days keeps no copies of their arguments.
    private static int SpawnFreeing(string program, byte* actions, byte* attributes, string[] arguments, string[] environment, out int process)
    {
        var started = 0;
        var (words, variables) = (Pointers(arguments), Pointers(environment));
        int error;
        fixed (byte** first = words, second = variables) error = Spawn(&started, program, actions, attributes, first, second);
        Free(words);
        Free(variables);
        process = started;
        return error;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    private static partial nint WriteAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddFolder(byte* actions, string folder);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetSignalMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static partial int FillSignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int ClearSignals(byte* signals);
}
