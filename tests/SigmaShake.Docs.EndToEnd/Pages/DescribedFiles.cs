using System.IO.Enumeration;

namespace SigmaShake.Docs.EndToEnd.Pages;

/// <summary>The files of the state folder that the page of the configuration describes, as patterns.</summary>
internal static class DescribedFiles
{
    private static readonly string[] Patterns =
    [
        .. DocumentationPage.Read("docs/configuration.md")
            .SkipWhile(line => !line.StartsWith("| in `~/.sigmashake` |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split(" | ")[0].Split('`').Where((_, index) => index % 2 == 1)),
    ];

    /// <summary>The files below a state folder that no pattern is about.</summary>
    public static IEnumerable<string> MissedIn(string stateFolder) => Directory.Exists(stateFolder)
        ? Directory.EnumerateFiles(stateFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(stateFolder, file))
            .Where(file => !Array.Exists(Patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, file)))
        : [];
}
