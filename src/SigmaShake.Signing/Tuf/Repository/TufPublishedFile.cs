namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>Below which of the two addresses of a repository a file lies.</summary>
public enum TufFolder
{
    /// <summary>Metadata.</summary>
    Metadata,

    /// <summary>Targets.</summary>
    Targets,
}

/// <summary>A file of a repository.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Name">Its name there: of metadata one segment, percent-encoded; of a target a path.</param>
/// <param name="Content">The file. But for <c>timestamp.json</c> it never changes.</param>
public sealed record TufPublishedFile(TufFolder Folder, string Name, ReadOnlyMemory<byte> Content);
