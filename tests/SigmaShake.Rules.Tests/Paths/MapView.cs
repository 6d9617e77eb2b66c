using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Paths;

/// <summary>A file system of a few links, that counts what it is asked.</summary>
internal sealed class MapView(params (string Path, string Target)[] links) : IFileView
{
    private readonly Dictionary<string, string> _links = links.ToDictionary(link => link.Path, link => link.Target, StringComparer.Ordinal);

    public int Questions { get; private set; }

    public string? ReadLink(string path)
    {
        Questions++;
        return _links.GetValueOrDefault(path);
    }
}
