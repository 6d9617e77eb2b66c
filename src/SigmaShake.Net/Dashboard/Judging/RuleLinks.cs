namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>Where a rule is shown.</summary>
internal static class RuleLinks
{
    /// <summary>The address of a rule.</summary>
    /// <param name="qualifiedId">Its id, with its source.</param>
    /// <param name="directory">The folder whose rules it is one of; null for where the program was started.</param>
    public static string Path(string qualifiedId, string? directory) => $"/rules/show?id={Uri.EscapeDataString(qualifiedId)}{(directory is { Length: > 0 } ? $"&project={Uri.EscapeDataString(directory)}" : "")}";

    /// <summary>The address of all sources.</summary>
    public static string AllPath(string directory) => $"/rules?project={Uri.EscapeDataString(directory)}";

    /// <summary>The address of one source's rules.</summary>
    public static string SourcePath(string source, string directory) => $"/rules?source={Uri.EscapeDataString(source)}&project={Uri.EscapeDataString(directory)}";
}
