using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Forms;

/// <summary>Roles and permissions as boxes to tick: those that whoever looks at them may give.</summary>
internal static class RoleOptions
{
    /// <summary>Roles that the scope's somebody may give, and those that are ticked already.</summary>
    public static IEnumerable<(string Value, string Note)> Of(OrgScope scope, IEnumerable<Role> roles, IReadOnlyCollection<string> chosen) => roles
        .Where(role => scope.Permissions.Includes(role.Allow) || chosen.Contains(role.Name))
        .Select(role => (role.Name, Describe(role)));

    /// <summary>What a role is, in a line.</summary>
    public static string Describe(Role role) =>
        role == Role.Owner ? "everything"
        : role.Deny == PermissionSet.None ? $"{role.Allow}"
        : role.Allow == PermissionSet.None ? $"denies {role.Deny}"
        : $"{role.Allow}; denies {role.Deny}";
}
