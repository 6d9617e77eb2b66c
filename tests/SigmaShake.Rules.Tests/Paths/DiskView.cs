using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Paths;

/// <summary>The real file system.</summary>
internal sealed class DiskView : IFileView
{
    public string? ReadLink(string path) => new FileInfo(path).LinkTarget;

    public ReadOnlyMemory<byte>? ReadScript(string path) => null;
}
