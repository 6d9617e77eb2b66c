using System.Diagnostics;
using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;

namespace SigmaShake.Net.Serving;

/// <summary>That the dashboard runs, and where: a folder of our own state that is locked for as long as it does. One for each person.</summary>
internal sealed class RunningDashboard : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int MaxAddressBytes = 64;
    private const int PauseMs = 10;

    // Whoever looks whether one runs holds the lock for a moment, and so does what a dashboard that was killed had just begun to start.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly StateLock _lock;

    private RunningDashboard(string folder, StateLock alone)
    {
        _folder = folder;
        _lock = alone;
    }

    /// <summary>Begins; null where another runs.</summary>
    public static RunningDashboard? TryBegin(StateFolder state)
    {
        var folder = FolderOf(state);
        Directory.CreateDirectory(folder, Private);
        for (var started = Stopwatch.GetTimestamp(); ; Thread.Sleep(PauseMs))
        {
            if (StateLock.TryHold(folder) is { } alone) return new RunningDashboard(folder, alone);
            if (Stopwatch.GetElapsedTime(started) > Patience) return null;
        }
    }

    /// <summary>Tells where it is.</summary>
    /// <exception cref="StateException">It cannot be written down.</exception>
    public void Tell(LocalAddress address)
    {
        if (AtomicFile.Write(AddressIn(_folder), Encoding.UTF8.GetBytes(address.ToString())) is { } error) throw new StateException(error.Message, error.Help);
    }

    /// <summary>Where the one that runs is; null where none does.</summary>
    public static string? AddressOf(StateFolder state)
    {
        var folder = FolderOf(state);
        if (FileStatus.Of(folder).Kind != FileKind.Folder) return null;
        if (StateLock.TryHold(folder) is { } nobody)
        {
            nobody.Dispose();
            return null;
        }

        return BoundedFile.Read(AddressIn(folder), MaxAddressBytes).Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
    }

    public void Dispose() => _lock.Dispose();

    private static string FolderOf(StateFolder state) => Path.Combine(state.Path, "dashboard");

    private static string AddressIn(string folder) => Path.Combine(folder, "address");
}
