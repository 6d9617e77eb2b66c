using System.Globalization;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Cli.Fleet;

/// <summary>What a root says, for whoever is to sign it.</summary>
internal static class RootText
{
    private static readonly (string Role, string Words)[] Roles =
    [
        (TufRoleNames.Root, "change keys"), (TufRoleNames.Targets, "change rules"), (TufRoleNames.Timestamp, "say what is newest (the server's)"),
    ];

    /// <summary>The version, and a line for each role and key.</summary>
    public static IEnumerable<string> Lines(TufRoot root)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"root, version {root.Version}, good until {root.Expires:yyyy-MM-dd}");
        foreach (var (role, words) in Roles)
        {
            var keys = root.Roles[role];
            yield return $"{keys.Threshold} of {keys.KeyIds.Count} {words}:";
            foreach (var id in keys.KeyIds) yield return $"  {SigningState.Short(id)}";
        }
    }
}
