using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Backup;

/// <summary>Folders with all that is in them.</summary>
internal static class FileTree
{
    /// <summary>The files below a folder, relative to it, with slashes, in order.</summary>
    /// <exception cref="PlatformException">There is a link below it.</exception>
    public static List<string> Paths(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is not null) throw new PlatformException($"`{entry.FullName}` is a link", "put in its place what it leads to");
        }

        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Copies all files.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">Is made.</param>
    public static void Copy(string from, string to)
    {
        PrivateFolder.Create(to);
        foreach (var path in Paths(from))
        {
            PrivateFolder.Create(Path.GetDirectoryName(Path.Combine(to, path))!);
            File.Copy(Path.Combine(from, path), Path.Combine(to, path));
        }
    }
}
