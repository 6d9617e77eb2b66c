namespace SigmaShake.Signing.Tuf;

/// <summary>The roles that every repository has (specification, section 2.1); all others are delegated by <see cref="Targets"/>.</summary>
public static class TufRoleNames
{
    /// <summary>Says which keys stand for which role.</summary>
    public const string Root = "root";

    /// <summary>Says, again and again, which snapshot is the newest.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Says which versions of the targets metadata belong together.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>Describes the files that are given out, or says who does.</summary>
    public const string Targets = "targets";

    /// <summary>The four of them, in the order of the client's workflow.</summary>
    public static IReadOnlyList<string> TopLevel { get; } = [Root, Timestamp, Snapshot, Targets];

    internal static bool IsTopLevel(string name) => TopLevel.Contains(name, StringComparer.Ordinal);

    internal static string Listed(string role) => $"{role}.json";
}
