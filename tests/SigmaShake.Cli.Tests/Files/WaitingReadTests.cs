using System.IO.Pipes;
using System.Runtime.InteropServices;
using SigmaShake.Cli.Files;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Files;

public sealed partial class WaitingReadTests
{
    // The end of a child is a signal to whichever thread the kernel takes, here the one that waits. Only one that somebody has asked for cuts a wait short.
    [Fact]
    public async Task A_signal_in_the_middle_of_waiting_has_nobody_read_what_is_not_there()
    {
        const int ChildEnded = 17;
        using var asking = PosixSignalRegistration.Create(PosixSignal.SIGCHLD, _ => { });
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        var (thread, read, isOver) = (0, (int?)-1, false);
        var waiting = new Thread(() =>
        {
            Volatile.Write(ref thread, ThreadId());
            read = SystemCalls.ReadWithin(descriptor, new byte[1], 30_000);
            Volatile.Write(ref isOver, true);
        }) { IsBackground = true };
        waiting.Start();

        await Deadline.UntilAsync(() =>
        {
            if (Volatile.Read(ref thread) is not 0 and var id && !Volatile.Read(ref isOver)) _ = Signal(Environment.ProcessId, id, ChildEnded);
            return Volatile.Read(ref isOver);
        });

        Assert.Null(read);
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int ThreadId();

    [LibraryImport("libc", EntryPoint = "tgkill")]
    private static partial int Signal(int process, int thread, int signal);
}
