namespace SigmaShake.Rules.Paths;

/// <summary>
/// What judging may learn of the file system. The caller passes it in, bounded, and keeps its answers with the verdict,
/// so that a replay sees the same files.
/// </summary>
public interface IFileView
{
    /// <summary>Where the symbolic link at <paramref name="path"/> (absolute) points; null where there is no link, or none that can be read.</summary>
    string? ReadLink(string path);
}
