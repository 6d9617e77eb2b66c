using System.Text;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Paths;

/// <summary>A file system of a few links and scripts, that counts what it is asked.</summary>
internal sealed class MapView(params (string Path, string Target)[] links) : IFileView
{
    private readonly Dictionary<string, string> _links = links.ToDictionary(link => link.Path, link => link.Target, StringComparer.Ordinal);

    /// <summary>The scripts by path.</summary>
    public Dictionary<string, string> Scripts { get; } = new(StringComparer.Ordinal);

    public int Questions { get; private set; }

    public string? ReadLink(string path)
    {
        Questions++;
        return _links.GetValueOrDefault(path);
    }

    public ReadOnlyMemory<byte>? ReadScript(string path)
    {
        Questions++;
        return Scripts.TryGetValue(PosixPath.Normalise(path), out var script) ? Encoding.UTF8.GetBytes(script) : default(ReadOnlyMemory<byte>?);
    }
}
