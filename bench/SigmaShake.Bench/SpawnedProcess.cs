using System.Runtime.InteropServices;

namespace SigmaShake.Bench;

/// <summary>What one whole process cost.</summary>
internal readonly record struct ProcessCost(double Milliseconds, long PageFaults, int ExitCode);

/// <summary>Runs a process by posix_spawn: fork copies the page tables of a large parent, which would be measured with it.</summary>
internal static unsafe partial class SpawnedProcess
{
    /// <summary>Runs it to its end, standard input from a file, its output thrown away.</summary>
    public static ProcessCost Run(string[] arguments, string stdinPath, string[] environment)
    {
        using var argv = new NativeStrings(arguments);
        using var envp = new NativeStrings(environment);
        byte* actions = stackalloc byte[256];
        _ = FileActionsInit(actions);
        _ = FileActionsAddOpen(actions, 0, stdinPath, 0, 0);
        _ = FileActionsAddOpen(actions, 1, "/dev/null", 1, 0);
        _ = FileActionsAddOpen(actions, 2, "/dev/null", 1, 0);

        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var error = PosixSpawn(out var id, arguments[0], actions, null, argv.Pointer, envp.Pointer);
        if (error != 0) throw new InvalidOperationException($"cannot start `{arguments[0]}`: error {error}");
        if (Wait4(id, out var status, 0, out var usage) != id) throw new InvalidOperationException($"`{arguments[0]}` cannot be waited for");
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(started);
        _ = FileActionsDestroy(actions);
        return new ProcessCost(elapsed.TotalMilliseconds, usage.MinorFaults + usage.MajorFaults, (status >> 8) & 0xff);
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(out int id, string path, byte* actions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int FileActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int FileActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileActionsAddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "wait4")]
    private static partial int Wait4(int id, out int status, int options, out Usage usage);

    // struct rusage of sys/resource.h on 64-bit Linux.
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct Usage
    {
        [FieldOffset(64)] public long MinorFaults;
        [FieldOffset(72)] public long MajorFaults;
    }

    private sealed class NativeStrings : IDisposable
    {
        private readonly nint[] _strings;

        public NativeStrings(string[] strings)
        {
            _strings = [.. strings.Select(Marshal.StringToCoTaskMemUTF8)];
            Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(strings.Length + 1), (nuint)sizeof(nint));
            for (var i = 0; i < strings.Length; i++) Pointer[i] = (byte*)_strings[i];
        }

        public byte** Pointer { get; }

        public void Dispose()
        {
            foreach (var text in _strings) Marshal.FreeCoTaskMem(text);
            NativeMemory.Free(Pointer);
        }
    }
}
