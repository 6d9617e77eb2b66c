namespace SigmaShake.Rules.Paths;

/// <summary>A file system without any link: what examples are judged against.</summary>
public sealed class NoFiles : IFileView
{
    /// <summary>The only instance.</summary>
    public static readonly NoFiles Instance = new();

    private NoFiles()
    {
    }

    /// <inheritdoc />
    public string? ReadLink(string path) => null;

    /// <inheritdoc />
    public ReadOnlyMemory<byte>? ReadScript(string path) => null;
}
