namespace SigmaShake.Cli.State;

/// <summary>Which projects a person trusts: a path, bound to the hash of what was trusted there.</summary>
/// <remarks>One line each: the hash in hexadecimal, a space, the path. A changed rule file makes the project untrusted again.</remarks>
internal static class TrustStore
{
    /// <summary>Whether the project at <paramref name="directory"/> is trusted with this content.</summary>
    /// <param name="contentHash">Only asked for where that path was trusted at all.</param>
    public static bool IsTrusted(StateFolder state, string directory, Func<string> contentHash) =>
        TrustedHash(state, directory) is { } trusted && trusted == contentHash();

    /// <summary>The hash that was trusted at that path, or null.</summary>
    public static string? TrustedHash(StateFolder state, string directory) =>
        LineFile.Read(state.Trust).FirstOrDefault(line => Directory(line) == directory)?.Split(' ')[0];

    public static void Trust(StateFolder state, string directory, string contentHash) =>
        LineFile.Change(state.Trust, lines => lines.Where(line => Directory(line) != directory).Append($"{contentHash} {directory}"));

    public static void Revoke(StateFolder state, string directory) =>
        LineFile.Change(state.Trust, lines => lines.Where(line => Directory(line) != directory));

    private static string Directory(string line) => line[(line.IndexOf(' ') + 1)..];
}
