using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

internal static unsafe partial class SystemCalls
{
    // Larger than posix_spawn_file_actions_t and posix_spawnattr_t of any libc.
    private const int OpaqueBytes = 1024;

    private const short NewSession = 0x80; // POSIX_SPAWN_SETSID
    private const int ReadAndWrite = 2;

    /// <summary>Starts a program that nobody waits for, in a session of its own and without any of our streams: what it does, or that it hangs, holds nobody up.</summary>
    /// <param name="program">Its absolute path.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    /// <param name="environment">All of its environment, each <c>NAME=value</c>.</param>
    public static void StartAlone(string program, string[] arguments, string[] environment)
    {
        var actions = stackalloc byte[OpaqueBytes];
        var attributes = stackalloc byte[OpaqueBytes];
        if (InitialiseActions(actions) != 0 || InitialiseAttributes(attributes) != 0 || SetFlags(attributes, NewSession) != 0) return;
        for (var stream = 0; stream <= 2; stream++)
        {
            if (AddOpen(actions, stream, "/dev/null", ReadAndWrite, 0) != 0) return;
        }

        int process;
        fixed (byte** words = Pointers(arguments), variables = Pointers(environment)) _ = Spawn(&process, program, actions, attributes, words, variables);
    }

    /// <summary>Starts a program that reads what this process writes to standard output from now on; its process id, or 0 where it cannot be started, and nothing has changed.</summary>
    /// <param name="program">Its name, looked for in <c>PATH</c>.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    /// <param name="environment">All of its environment, each <c>NAME=value</c>.</param>
    public static int StartReader(string program, string[] arguments, string[] environment)
    {
        var ends = stackalloc int[2];
        if (Pipe(ends, CloseOnExec) != 0) return 0;
        var actions = stackalloc byte[OpaqueBytes];
        var process = 0;
        var isReady = InitialiseActions(actions) == 0 && AddDuplicate(actions, ends[0], 0) == 0;
        fixed (byte** words = Pointers(arguments), variables = Pointers(environment))
        {
            if (!isReady || SpawnFromPath(&process, program, actions, null, words, variables) != 0) process = 0;
        }

        if (process != 0) _ = Duplicate(ends[1], 1);
        _ = Close(ends[0]);
        _ = Close(ends[1]);
        return process;
    }

    /// <summary>Starts a program with our own streams, in a session and a process group of its own; 0, or the error number.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    /// <param name="environment">All of its environment, each <c>NAME=value</c>.</param>
    /// <param name="process">Its process id.</param>
    public static int Start(string program, string[] arguments, string[] environment, out int process)
    {
        process = 0;
        var attributes = stackalloc byte[OpaqueBytes];
        var error = InitialiseAttributes(attributes);
        if (error == 0) error = SetFlags(attributes, NewSession);
        if (error != 0) return error;
        var started = 0;
        var (words, variables) = (Pointers(arguments), Pointers(environment));
        fixed (byte** first = words, second = variables) error = Spawn(&started, program, null, attributes, first, second);
        Free(words);
        Free(variables);
        process = started;
        return error;
    }

    /// <summary>Whether a child has ended, and with which status of wait(2); does not wait.</summary>
    /// <exception cref="IOException">It is no child of this process.</exception>
    public static bool HasEnded(int process, out int status)
    {
        const int NoHang = 1;
        var ended = 0;
        var found = AwaitChild(process, &ended, NoHang);
        status = ended;
        return found >= 0 ? found == process : throw new IOException("the child process is lost");
    }

    /// <summary>Waits until a child has ended.</summary>
    public static void AwaitEnd(int process)
    {
        while (AwaitChild(process, null, 0) < 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
            // A signal came in between.
        }
    }

    // Unless they are freed the strings live as long as this process; what starts a program without waiting for it soon ends.
    private static byte*[] Pointers(string[] texts)
    {
        var pointers = new byte*[texts.Length + 1];
        for (var i = 0; i < texts.Length; i++) pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return pointers;
    }

    private static void Free(byte*[] pointers)
    {
        foreach (var pointer in pointers) Marshal.FreeCoTaskMem((nint)pointer);
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitialiseActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitialiseAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(int* process, string program, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SpawnFromPath(int* process, string program, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int AwaitChild(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
