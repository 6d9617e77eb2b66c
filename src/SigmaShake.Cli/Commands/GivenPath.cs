using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Commands;

/// <summary>A path as a person typed it.</summary>
internal static class GivenPath
{
    /// <summary>
    /// Its absolute form. A link to a folder is followed: whoever names it means what it leads to, while the loader, which meets links that
    /// nobody named, does not follow them.
    /// </summary>
    public static string Resolve(CommandContext context, string given)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given, context.Directory));
        return FileStatus.Of(path).Kind == FileKind.Link && new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo { Exists: true } target
            ? target.FullName
            : path;
    }
}
