using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Fleet.Releases;

/// <summary>What this server asks of roots and targets beyond The Update Framework: that no single person, and not the server, makes rules.</summary>
internal static class ReleasePolicy
{
    private const int SignersNeeded = 2;

    /// <summary>Why a root is refused; null where it is not.</summary>
    /// <param name="root">The root.</param>
    /// <param name="serverKeys">The ids of this server's keys: the one that signs, and the one that shall follow where there is one.</param>
    /// <param name="allowsSingleSigner">The organisation's setting.</param>
    public static string? Objection(TufRoot root, IReadOnlyList<string> serverKeys, bool allowsSingleSigner)
    {
        foreach (var name in new[] { TufRoleNames.Root, TufRoleNames.Targets })
        {
            var role = root.Roles[name];
            if (role.KeyIds.Intersect(serverKeys, StringComparer.Ordinal).Any()) return $"The root lets this server's own key sign for `{name}`. Name keys of people, kept where no server is.";
            if (role.Threshold < SignersNeeded && !allowsSingleSigner)
                return $"The root lets {role.Threshold} person sign for `{name}`. Set the threshold to {SignersNeeded}, or allow single signers in the fleet's settings.";
        }

        foreach (var name in new[] { TufRoleNames.Snapshot, TufRoleNames.Timestamp })
        {
            var role = root.Roles[name];
            if (role.Threshold != 1 || role.KeyIds is not [{ } only] || only != OnlineKeyOf(root) || !serverKeys.Contains(only, StringComparer.Ordinal) || !root.Keys.ContainsKey(only))
                return $"The root has to name this server's key {string.Join(" or ", serverKeys)} for `{name}`, alone, with a threshold of 1. Get it from `online-key`.";
        }

        return null;
    }

    /// <summary>The key that a root has timestamps, and so snapshots, be signed by; null for none.</summary>
    public static string? OnlineKeyOf(TufRoot root) => root.Roles[TufRoleNames.Timestamp].KeyIds is [var first, ..] ? first : null;

    /// <summary>Why targets are refused; null where they are not.</summary>
    public static string? Objection(TufTargets targets)
    {
        // A delegated role could be signed by one person alone.
        if (targets.Delegations is not null) return "The targets delegate to other roles, which is not supported.";
        if (targets.Targets.Count != 1 || !targets.Targets.TryGetValue(RuleBundle.TargetPath, out var bundle)) return $"The targets have to describe `{RuleBundle.TargetPath}` and nothing else.";
        if (!bundle.Hashes.ContainsKey("sha256")) return "The targets have to describe the bundle by its SHA-256.";
        return RolloutPlan.Parse(bundle.Custom).Error?.ToString();
    }
}
