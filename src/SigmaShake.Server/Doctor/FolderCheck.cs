using SigmaShake.Platform;

namespace SigmaShake.Server.Doctor;

/// <summary>Whether the folders are there, writable, and nobody else's business.</summary>
internal static class FolderCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static IEnumerable<Finding> Look(PlatformOptions platform) =>
        platform.Regions.Values.Prepend(platform.DataDirectory).Distinct(StringComparer.Ordinal).Select(Look);

    private static Finding Look(string folder)
    {
        if (!Directory.Exists(folder)) return Finding.Good($"folder `{folder}`: not there yet, the server makes it");
        try
        {
            // The one way to know is to try: who owns it, a read-only disk and a full one all say no.
            var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "doctor");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad($"folder `{folder}` cannot be written: {e.Message}", "give it to the user that the server runs as");
        }

        return (File.GetUnixFileMode(folder) & Others) == UnixFileMode.None
            ? Finding.Good($"folder `{folder}`: writable, and the server's alone")
            : Finding.Bad($"others may look into `{folder}`", $"chmod 700 '{folder}'");
    }
}
