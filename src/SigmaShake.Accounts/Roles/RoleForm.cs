using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Roles;

/// <summary>A role as a form says it: for each permission one of three words.</summary>
internal static class RoleForm
{
    /// <summary>The word for a permission that the role says nothing of.</summary>
    public const string Neither = "neither";

    /// <summary>The word for one that it gives.</summary>
    public const string Allow = "allow";

    /// <summary>The word for one that it denies.</summary>
    public const string Deny = "deny";

    /// <summary>Reads the role of a name; a field that is missing or says something else is <see cref="Neither"/>.</summary>
    public static Role Read(string name, IFormCollection form)
    {
        var permissions = Enum.GetValues<Permission>();
        return new Role(name, PermissionSet.Of(permissions.Where(permission => form[permission.Name()] == Allow)), PermissionSet.Of(permissions.Where(permission => form[permission.Name()] == Deny)));
    }

    /// <summary>The word for a permission of a role.</summary>
    public static string WordOf(Role role, Permission permission) =>
        role.Deny.Contains(permission) ? Deny : role.Allow.Contains(permission) ? Allow : Neither;
}
