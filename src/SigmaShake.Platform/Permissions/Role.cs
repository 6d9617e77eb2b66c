namespace SigmaShake.Platform.Permissions;

/// <summary>A named set of permissions. People may have several: what one of them denies, none of them gives.</summary>
/// <param name="Name">As it is stored and shown.</param>
/// <param name="Allow">What it gives.</param>
/// <param name="Deny">What it takes, whatever gives it. Default: nothing.</param>
public sealed record Role(string Name, PermissionSet Allow, PermissionSet Deny = default)
{
    /// <summary>May do everything.</summary>
    public static readonly Role Owner = new("owner", PermissionSet.All);

    /// <summary>Runs the organisation, and cannot take it away from its owners.</summary>
    public static readonly Role Admin = new("admin", PermissionSet.All.Without(PermissionSet.Of(Permission.OrganisationExport, Permission.OrganisationDelete)));

    /// <summary>Publishes rules, looks after machines, and decides how and from where people come in.</summary>
    public static readonly Role Security = new("security", PermissionSet.Of(
        Permission.OrganisationRead, Permission.MembersRead, Permission.AccessRead, Permission.TokensRead, Permission.AllowlistRead, Permission.AllowlistWrite,
        Permission.IdentityWrite, Permission.LedgerRead, Permission.FleetRead, Permission.FleetWrite, Permission.FleetPublish, Permission.FleetRollout));

    /// <summary>Reads what an auditor has to see, and changes nothing.</summary>
    public static readonly Role Auditor = new("auditor", PermissionSet.Of(
        Permission.OrganisationRead, Permission.MembersRead, Permission.AccessRead, Permission.TokensRead, Permission.AllowlistRead, Permission.LedgerRead, Permission.FleetRead));

    /// <summary>Belongs to the organisation.</summary>
    public static readonly Role Member = new("member", PermissionSet.Of(Permission.OrganisationRead));

    /// <summary>Allows nothing: for credentials that are good for the routes that name their scheme.</summary>
    public static readonly Role None = new("none", PermissionSet.None);

    /// <summary>The roles that every organisation has.</summary>
    public static readonly IReadOnlyList<Role> BuiltIn = [Owner, Admin, Security, Auditor, Member];

    /// <summary>The built-in role of a name; null for none.</summary>
    public static Role? FindBuiltIn(string name) => BuiltIn.FirstOrDefault(role => role.Name == name);

    /// <summary>What somebody may do who has all of some roles.</summary>
    public static PermissionSet Together(IEnumerable<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var (allow, deny) = (PermissionSet.None, PermissionSet.None);
        foreach (var role in roles) (allow, deny) = (allow.With(role.Allow), deny.With(role.Deny));
        return allow.Without(deny);
    }
}
