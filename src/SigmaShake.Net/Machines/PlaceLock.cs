using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Net.Machines;

/// <summary>Sees to it that one process alone does something at a place. The kernel lets go of it with the process, however that ends.</summary>
internal static class PlaceLock
{
    /// <summary>Held until it is disposed; null where another process has it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="name">One of the locks of <see cref="MachineFiles"/>.</param>
    /// <exception cref="StateException">The file cannot be opened.</exception>
    public static IDisposable? TryTake(FleetPlace place, string name)
    {
        var path = Path.Combine(place.Folder, name);
        try
        {
            // Nobody else may open it: whoever can open a file can lock it.
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StateException($"`{path}` cannot be opened", place.IsMachine ? "run it as root" : "see that it is yours", e);
        }
    }
}
