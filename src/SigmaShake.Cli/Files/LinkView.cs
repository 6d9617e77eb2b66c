using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Files;

/// <summary>The real file system, as far as judging may see it: where links point, and nothing else.</summary>
internal sealed class LinkView : IFileView
{
    public static readonly LinkView Instance = new();

    public string? ReadLink(string path) => SystemCalls.ReadLink(path);
}
