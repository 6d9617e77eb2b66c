namespace SigmaShake.Platform.Storage;

/// <summary>Folders that nobody but the server reads.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes one, and those above it that are missing.</summary>
    public static void Create(string folder) => Directory.CreateDirectory(folder, OwnerOnly);
}
