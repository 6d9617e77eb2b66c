using System.Diagnostics;

namespace SigmaShake.Measuring.Processes;

/// <summary>Runs a process by posix_spawn: fork copies the page tables of a large parent, which would be measured with it. Thread-safe.</summary>
public static unsafe class SpawnedProcess
{
    // sizeof(posix_spawn_file_actions_t) is 80 in glibc.
    internal const int FileActionsSize = 256;

    /// <summary>Runs it to its end, its output thrown away, and says what it cost.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="stdoutPath">Where its standard output goes instead.</param>
    /// <exception cref="InvalidOperationException">It cannot be started or waited for.</exception>
    public static ProcessCost Run(ProcessStart start, string stdoutPath = "/dev/null")
    {
        using var argv = new NativeStrings(start.Arguments);
        using var envp = new NativeStrings(start.Environment);
        byte* actions = stackalloc byte[FileActionsSize];
        _ = Native.FileActionsInit(actions);
        _ = Native.FileActionsAddOpen(actions, 0, start.StdinPath, 0, 0);
        _ = Native.FileActionsAddOpen(actions, 1, stdoutPath, Native.OpenWriteCreateTruncate, 0x180);
        _ = Native.FileActionsAddOpen(actions, 2, "/dev/null", 1, 0);

        var started = Stopwatch.GetTimestamp();
        var error = Native.PosixSpawn(out var id, start.Arguments[0], actions, null, argv.Pointer, envp.Pointer);
        if (error != 0) throw new InvalidOperationException($"cannot start `{start.Arguments[0]}`: error {error}");
        if (Native.Wait4(id, out var status, 0, out var usage) != id) throw new InvalidOperationException($"`{start.Arguments[0]}` cannot be waited for");
        var elapsed = Stopwatch.GetElapsedTime(started);
        _ = Native.FileActionsDestroy(actions);
        return new ProcessCost(elapsed.TotalMilliseconds, usage.MinorFaults + usage.MajorFaults, ExitCode(status));
    }

    internal static int ExitCode(int status) => (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
}
