using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Cli.Fleet;

/// <summary>
/// Who is to decide what: as a root says it. What is null or empty stays as it was in the root before; a first root needs all of it.
/// </summary>
/// <param name="RootKeys">Whose signatures a root needs.</param>
/// <param name="RootThreshold">How many of them.</param>
/// <param name="TargetsKeys">Whose signatures rules need.</param>
/// <param name="TargetsThreshold">How many of them.</param>
/// <param name="OnlineKey">The server's key, which says again and again what is newest, and nothing else.</param>
/// <param name="Expires">From when on the root is not trusted.</param>
internal sealed record RootPlan(
    IReadOnlyList<Ed25519PublicKey> RootKeys,
    int? RootThreshold,
    IReadOnlyList<Ed25519PublicKey> TargetsKeys,
    int? TargetsThreshold,
    Ed25519PublicKey? OnlineKey,
    DateTimeOffset Expires)
{
    // Where nobody says otherwise, no single person decides.
    private const int DefaultThreshold = 2;

    private static readonly string[] OnlineRoles = [TufRoleNames.Snapshot, TufRoleNames.Timestamp];

    /// <summary>The root; or what is wrong with the plan.</summary>
    /// <param name="before">The root before it; null for the first.</param>
    public (TufRoot? Root, string? Problem) Make(TufRoot? before)
    {
        if (before is null && RootKeys.Count == 0) return (null, "a first root needs `--root-key`, once for each person whose signature may change keys");
        if (before is null && TargetsKeys.Count == 0) return (null, "a first root needs `--targets-key`, once for each person whose signature may change rules");
        if (before is null && OnlineKey is null) return (null, "a first root needs `--online-key`, the public half of the key that the server made");

        var known = new Dictionary<string, TufKey>(before?.Keys ?? new Dictionary<string, TufKey>(), StringComparer.Ordinal);
        var roles = new Dictionary<string, TufRole>(before?.Roles ?? new Dictionary<string, TufRole>(), StringComparer.Ordinal);
        var problem = Set(roles, known, TufRoleNames.Root, "--root-key", RootKeys, "--threshold", RootThreshold)
            ?? Set(roles, known, TufRoleNames.Targets, "--targets-key", TargetsKeys, "--targets-threshold", TargetsThreshold);
        if (OnlineKey is not null) SetOnline(roles, known);
        problem ??= OnlineKeyDecides(roles);
        if (problem is not null) return (null, problem);

        var used = roles.Values.SelectMany(role => role.KeyIds).ToHashSet(StringComparer.Ordinal);
        var keys = known.Where(key => used.Contains(key.Key)).ToDictionary(StringComparer.Ordinal);
        return (new TufRoot((before?.Version ?? 0) + 1, Expires, IsConsistentSnapshot: true, keys, roles), null);
    }

    private static string? Set(
        Dictionary<string, TufRole> roles, Dictionary<string, TufKey> known, string role, string keyOption, IReadOnlyList<Ed25519PublicKey> keys, string thresholdOption, int? threshold)
    {
        if (keys.Count == 0 && threshold is null) return null;
        var given = keys.Select(TufKey.Of).ToList();
        if (given.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() < given.Count) return $"`{keyOption}` names one key twice; each person has a key of their own";
        foreach (var key in given) known[key.Id] = key;

        IReadOnlyList<string> ids = given.Count > 0 ? [.. given.Select(key => key.Id)] : roles[role].KeyIds;
        var wanted = threshold ?? (roles.TryGetValue(role, out var old) ? old.Threshold : DefaultThreshold);
        if (wanted < 1 || wanted > ids.Count)
            return $"a threshold of {wanted} cannot be met by {ids.Count} key{(ids.Count == 1 ? "" : "s")}; say `{thresholdOption}` with a number from 1 to {ids.Count}, or name more with `{keyOption}`";
        roles[role] = new TufRole(ids, wanted);
        return null;
    }

    private void SetOnline(Dictionary<string, TufRole> roles, Dictionary<string, TufKey> known)
    {
        var key = TufKey.Of(OnlineKey!);
        known[key.Id] = key;
        foreach (var role in OnlineRoles) roles[role] = new TufRole([key.Id], 1);
    }

    // A key that lies on a server is whoever's that takes the server over.
    private static string? OnlineKeyDecides(Dictionary<string, TufRole> roles)
    {
        var online = OnlineRoles.SelectMany(role => roles[role].KeyIds).ToHashSet(StringComparer.Ordinal);
        return roles[TufRoleNames.Root].KeyIds.Concat(roles[TufRoleNames.Targets].KeyIds).Any(online.Contains)
            ? "the server's key is also one of those that make rules; whoever takes over the server would make them: use another"
            : null;
    }
}
