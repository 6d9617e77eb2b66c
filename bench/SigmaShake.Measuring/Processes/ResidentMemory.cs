using System.Globalization;
using System.Runtime.InteropServices;

namespace SigmaShake.Measuring.Processes;

/// <summary>How much memory a process had resident at most.</summary>
/// <remarks>
/// The `ru_maxrss` of a spawned process is at least that of the process that spawned it: the kernel keeps the high-water mark across
/// exec, and until exec the child runs in its parent's memory. So the process is stopped right before it ends (PTRACE_EVENT_EXIT) and
/// its own mark read: `VmHWM` in /proc/PID/status, which begins anew at exec. Its standard input is held back until it is attached to,
/// so that none ends too early; being attached to costs it time, therefore nothing else is measured in the same run.
/// </remarks>
public static unsafe class ResidentMemory
{
    /// <summary>Runs it to its end; its input must be shorter than 16 MiB and must be waited for by it.</summary>
    /// <returns>KiB.</returns>
    /// <exception cref="InvalidOperationException">It cannot be started, attached to or waited for, or did not wait for its input.</exception>
    public static long Measure(ProcessStart start)
    {
        var input = File.ReadAllBytes(start.StdinPath);
        int* pipe = stackalloc int[2];
        Check(Native.Pipe2(pipe, Native.OpenCloseOnExec), "make a pipe");
        var id = Spawn(start, pipe[0]);
        _ = Native.Close(pipe[0]);
        var attached = Native.Ptrace(Native.PtraceSeize, id, 0, Native.PtraceOptionTraceExit);
        var error = Marshal.GetLastPInvokeError();
        Feed(pipe[1], input);
        var peak = attached == 0 ? AwaitExit(id) : 0;
        if (peak > 0) return peak;

        _ = Native.Wait4(id, out _, 0, out _);
        throw new InvalidOperationException($"`{start.Arguments[0]}` could not be attached to: error {error}");
    }

    private static int Spawn(ProcessStart start, int stdin)
    {
        using var argv = new NativeStrings(start.Arguments);
        using var envp = new NativeStrings(start.Environment);
        byte* actions = stackalloc byte[SpawnedProcess.FileActionsSize];
        _ = Native.FileActionsInit(actions);
        _ = Native.FileActionsAddDuplicate(actions, stdin, 0);
        _ = Native.FileActionsAddOpen(actions, 1, "/dev/null", 1, 0);
        _ = Native.FileActionsAddOpen(actions, 2, "/dev/null", 1, 0);
        var error = Native.PosixSpawn(out var id, start.Arguments[0], actions, null, argv.Pointer, envp.Pointer);
        _ = Native.FileActionsDestroy(actions);
        return error == 0 ? id : throw new InvalidOperationException($"cannot start `{start.Arguments[0]}`: error {error}");
    }

    private static void Feed(int descriptor, ReadOnlySpan<byte> input)
    {
        fixed (byte* bytes = input)
        {
            for (nint done = 0; done < input.Length;)
            {
                var written = Native.Write(descriptor, bytes + done, input.Length - done);
                if (written <= 0) break; // It closed its end early; what it used until then counts.
                done += written;
            }
        }

        _ = Native.Close(descriptor);
    }

    // 0 when it ended without having stopped.
    private static long AwaitExit(int id)
    {
        var peak = 0L;
        while (true)
        {
            Check(Native.Wait4(id, out var status, Native.WaitForAnyThread, out _), "wait");
            if ((status & 0xff) != 0x7f) return peak;
            var stop = (status >> 8) & 0xff;
            var fate = status >> 16;
            if (fate == Native.PtraceEventExit) peak = HighWaterMark(id);

            // A signal is handed on; the stops that ptrace itself makes (SIGTRAP) are not.
            _ = Native.Ptrace(Native.PtraceContinue, id, 0, fate != 0 ? 0 : stop);
        }
    }

    private static long HighWaterMark(int id) => File.ReadLines($"/proc/{id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(6).TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture))
        .FirstOrDefault();

    private static void Check(int result, string what)
    {
        if (result < 0) throw new InvalidOperationException($"cannot {what}: error {Marshal.GetLastPInvokeError()}");
    }
}
