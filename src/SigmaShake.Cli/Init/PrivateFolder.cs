namespace SigmaShake.Cli.Init;

/// <summary>Folders that are made on the way to a file.</summary>
internal static class PrivateFolder
{
    /// <summary>Which of a folder and those above it do not exist, the outermost first.</summary>
    public static List<string> Missing(string? path)
    {
        var missing = new List<string>();
        for (; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path)) missing.Insert(0, path);
        return missing;
    }

    /// <summary>Makes a folder, and those above it, that only their owner may enter.</summary>
    public static void Make(string? path) => Make(path, NewModes.Private.Folder);

    /// <summary>Makes a folder, and those above it.</summary>
    public static void Make(string? path, UnixFileMode mode)
    {
        // One by one: the mode of a call is that of the innermost folder only.
        foreach (var folder in Missing(path))
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, mode);
        }
    }
}
