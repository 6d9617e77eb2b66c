namespace SigmaShake.Platform.Permissions;

/// <summary>The names of permissions: they stand in custom roles, tokens, ledgers and the API, so they never change.</summary>
public static class PermissionNames
{
    private static readonly Dictionary<Permission, string> Names = new()
    {
        [Permission.OrganisationRead] = "organisation.read",
        [Permission.OrganisationWrite] = "organisation.write",
        [Permission.OrganisationExport] = "organisation.export",
        [Permission.OrganisationDelete] = "organisation.delete",
        [Permission.MembersRead] = "members.read",
        [Permission.MembersWrite] = "members.write",
        [Permission.RolesWrite] = "roles.write",
        [Permission.AccessRead] = "access.read",
        [Permission.TokensRead] = "tokens.read",
        [Permission.TokensWrite] = "tokens.write",
        [Permission.AllowlistRead] = "allowlist.read",
        [Permission.AllowlistWrite] = "allowlist.write",
        [Permission.IdentityWrite] = "identity.write",
        [Permission.LedgerRead] = "ledger.read",
        [Permission.FleetRead] = "fleet.read",
        [Permission.FleetWrite] = "fleet.write",
        [Permission.FleetPublish] = "fleet.publish",
        [Permission.FleetRollout] = "fleet.rollout",
    };

    private static readonly Dictionary<string, Permission> Permissions = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name of a permission, such as <c>members.read</c>.</summary>
    public static string Name(this Permission permission) => Names[permission];

    /// <summary>The permission of a name; null for none.</summary>
    public static Permission? Find(string name) => Permissions.TryGetValue(name, out var permission) ? permission : null;
}
