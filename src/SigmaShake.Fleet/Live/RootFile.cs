using System.Globalization;

namespace SigmaShake.Fleet.Live;

/// <summary>The names of roots: <c>3.root.json</c>.</summary>
internal static class RootFile
{
    private const string Tail = ".root.json";

    /// <summary>Which version a file of that name is; null where it is no root.</summary>
    public static long? VersionOf(string name) =>
        name.EndsWith(Tail, StringComparison.Ordinal) && long.TryParse(name.AsSpan(0, name.Length - Tail.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
