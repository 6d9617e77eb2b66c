using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.State;

/// <summary>Holds the state folder while a list in it is read, changed and replaced: two changes at once must not undo each other.</summary>
/// <remarks>A lock of flock(2) on the folder itself, which the kernel drops with the process. The hook never waits for it.</remarks>
internal readonly struct StateLock : IDisposable
{
    private readonly int _descriptor;

    private StateLock(int descriptor) => _descriptor = descriptor;

    /// <summary>Waits until nobody else changes the folder.</summary>
    /// <exception cref="StateException">It cannot be locked.</exception>
    public static StateLock Hold(string folder)
    {
        var descriptor = SystemCalls.Open(folder, SystemCalls.ReadOnly | SystemCalls.CloseOnExec);
        return descriptor >= 0 && SystemCalls.LockAlone(descriptor)
            ? new StateLock(descriptor)
            : throw new StateException($"`{folder}` cannot be locked", "see that it can be read, and lies on a file system that has locks");
    }

    /// <summary>Takes the folder if nobody has it; null where somebody has, or there are no locks.</summary>
    public static StateLock? TryHold(string folder)
    {
        var descriptor = SystemCalls.Open(folder, SystemCalls.ReadOnly | SystemCalls.CloseOnExec);
        if (descriptor >= 0 && SystemCalls.TryLockAlone(descriptor)) return new StateLock(descriptor);
        _ = SystemCalls.Close(descriptor);
        return null;
    }

    public void Dispose()
    {
        SystemCalls.Unlock(_descriptor);
        _ = SystemCalls.Close(_descriptor);
    }
}
