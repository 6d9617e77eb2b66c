using System.Runtime.InteropServices;

namespace SigmaShake.Measuring.Processes;

/// <summary>The system calls that measuring needs and the framework does not have (64-bit Linux).</summary>
internal static unsafe partial class Native
{
    public const int OpenCloseOnExec = 0x80000;
    public const int OpenWriteCreateTruncate = 0x241;

    public const int WaitForAnyThread = 0x40000000;

    // sys/ptrace.h
    public const int PtraceContinue = 7;
    public const int PtraceDetach = 17;
    public const int PtraceSeize = 0x4206;
    public const int PtraceOptionTraceExit = 0x40;
    public const int PtraceEventExit = 6;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PosixSpawn(out int id, string path, byte* actions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int FileActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int FileActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FileActionsAddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int FileActionsAddDuplicate(byte* actions, int descriptor, int newDescriptor);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait4(int id, out int status, int options, out Usage usage);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe2(int* descriptors, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    public static partial nint Ptrace(nint request, int id, nint address, nint data);

    // struct rusage of sys/resource.h.
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    public struct Usage
    {
        [FieldOffset(64)] public long MinorFaults;
        [FieldOffset(72)] public long MajorFaults;
    }
}
