namespace SigmaShake.Rules.Paths;

/// <summary>
/// What judging may learn of the file system. The caller passes it in, bounded, and keeps its answers with the verdict,
/// so that a replay sees the same files.
/// </summary>
public interface IFileView
{
    /// <summary>Where the symbolic link at <paramref name="path"/> (absolute) points; null where there is no link, or none that can be read.</summary>
    string? ReadLink(string path);

    /// <summary>
    /// The bytes of the script at <paramref name="path"/> (absolute), which is about to be run; null where there is none, or none that can be read: no
    /// regular file, one behind a link that leads out of its folder, one that is no text, one of more than <see cref="ScriptFile.MaxBytes"/>.
    /// </summary>
    ReadOnlyMemory<byte>? ReadScript(string path);
}
