namespace SigmaShake.Platform.Permissions;

/// <summary>A named set of permissions.</summary>
/// <param name="Name">As it is stored and shown.</param>
/// <param name="Permissions">What it allows.</param>
public sealed record Role(string Name, IReadOnlySet<Permission> Permissions)
{
    /// <summary>May do everything.</summary>
    public static readonly Role Owner = new("owner", Enum.GetValues<Permission>().ToHashSet());

    /// <summary>Reads what an auditor has to see, and changes nothing.</summary>
    public static readonly Role Auditor = new("auditor", new HashSet<Permission> { Permission.OrganisationRead, Permission.MembersRead, Permission.LedgerRead });

    /// <summary>Belongs to the organisation.</summary>
    public static readonly Role Member = new("member", new HashSet<Permission> { Permission.OrganisationRead });

    /// <summary>Allows nothing: for credentials that are good for the routes that name their scheme.</summary>
    public static readonly Role None = new("none", new HashSet<Permission>());

    /// <summary>The roles that every organisation has.</summary>
    public static readonly IReadOnlyList<Role> BuiltIn = [Owner, Auditor, Member];

    /// <summary>The role of a name; null for none, which allows nothing.</summary>
    public static Role? Find(string name) => BuiltIn.FirstOrDefault(role => role.Name == name);
}
