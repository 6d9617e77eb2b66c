namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Somebody's word for which keys stand for a role. Immutable, thread-safe.</summary>
/// <param name="Role">The role.</param>
/// <param name="Keys">Its keys and its threshold.</param>
/// <param name="Known">The keys by their ids.</param>
/// <param name="Delegator">Whose word it is, as messages call it.</param>
public sealed record TufAuthority(string Role, TufRole Keys, IReadOnlyDictionary<string, TufKey> Known, string Delegator)
{
    /// <summary>The word of a root for one of <see cref="TufRoleNames.TopLevel"/>.</summary>
    /// <exception cref="KeyNotFoundException">The root says nothing of the role.</exception>
    public static TufAuthority Of(TufRoot root, string role)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new TufAuthority(role, root.Roles[role], root.Keys, $"version {root.Version} of root");
    }

    /// <summary>The word of a targets role for one that it delegates to.</summary>
    public static TufAuthority Of(TufDelegatedRole role, TufDelegations delegations, string delegator)
    {
        ArgumentNullException.ThrowIfNull(role);
        ArgumentNullException.ThrowIfNull(delegations);
        return new TufAuthority(role.Name, role.Keys, delegations.Keys, delegator);
    }
}
