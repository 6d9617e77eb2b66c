using SigmaShake.Agents.Install;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Init;

/// <summary>A client's configuration file on disk.</summary>
/// <param name="Path">The path that people know it by.</param>
/// <param name="RealPath">Where it really is: a link to it stays a link.</param>
internal sealed record ConfigFile(string Path, string RealPath)
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Finds the file, and refuses one that a link has put outside the places that are the person's.</summary>
    /// <param name="path">The path that people know it by.</param>
    /// <param name="anchors">The folders below which links may lead: the home, and the project that is installed for.</param>
    /// <param name="problem">Why it is refused, or null.</param>
    public static ConfigFile? Find(string path, IEnumerable<string> anchors, out string? problem)
    {
        try
        {
            var real = Init.RealPath.Resolve(path);
            problem = real is null
                ? $"`{path}` was left alone: its symbolic links go in circles; repair them, then run this again"
                : real == path || anchors.Any(anchor => Init.RealPath.Resolve(anchor) is { } folder && Init.RealPath.IsWithin(real, folder))
                    ? null
                    : $"`{path}` was left alone: it is a symbolic link to `{real}`, outside the home; put a file in its place, then run this again";
            return problem is null ? new ConfigFile(path, real!) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"`{path}` cannot be reached ({e.Message}); repair that, then run this again";
            return null;
        }
    }

    /// <summary>Reads it. <paramref name="problem"/> says why it cannot be read; no file is no problem.</summary>
    public CurrentFile Read(out string? problem)
    {
        problem = null;
        try
        {
            if (Directory.Exists(RealPath)) problem = $"`{Path}` is a folder; move it away, then run this again";
            if (problem is not null || FileStatus.Following(RealPath).Kind == FileKind.Absent) return new CurrentFile(Path, null);

            // A pipe would have whoever reads it wait for ever, also one that was put there a moment ago.
            var read = BoundedFile.Read(RealPath, MaxBytes);
            if (read.Bytes is { } bytes) return new CurrentFile(Path, bytes);
            problem = $"`{Path}` {read.Problem}; repair that, then run this again";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"`{Path}` cannot be read ({e.Message}); repair that, then run this again";
        }

        return new CurrentFile(Path, null);
    }

    /// <summary>The folders that have to be made before it can be written, the outermost first.</summary>
    public List<string> MissingFolders() => PrivateFolder.Missing(System.IO.Path.GetDirectoryName(RealPath));

    /// <summary>Writes it, or removes it where <paramref name="content"/> is null. Returns why that failed, or null.</summary>
    /// <param name="content">What it shall hold.</param>
    /// <param name="modes">Who may use it, where it has to be made.</param>
    /// <param name="replace">Writes files.</param>
    public string? Write(byte[]? content, NewModes modes, ReplaceFile replace)
    {
        try
        {
            if (content is null)
            {
                File.Delete(RealPath);
                return null;
            }

            PrivateFolder.Make(System.IO.Path.GetDirectoryName(RealPath), modes.Folder);
            var mode = !OperatingSystem.IsWindows() && File.Exists(RealPath) ? File.GetUnixFileMode(RealPath) : modes.File;
            return replace(RealPath, content, mode) is { } problem ? $"`{Path}` could not be written: {problem}" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"`{Path}` could not be written ({e.Message})";
        }
    }
}
