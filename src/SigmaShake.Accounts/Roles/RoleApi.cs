using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Roles;

/// <summary>Roles, for programs.</summary>
internal static class RoleApi
{
    private const string Tag = "Roles";

    public static void MapRoleApi(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup($"{ApiDescriptions.Organisation}/roles");
        roles.MapGet("", async (OrgScope scope, CustomRoles all, CancellationToken cancellation) =>
                TypedResults.Ok(new ListPage<RoleItem>([.. (await all.ListAsync(scope, cancellation)).Select(RoleItem.Of)])))
            .Needs(Permission.MembersRead).WithEntityTag().Describe("listRoles", Tag, "List roles", "The built-in roles, and then those that the organisation has made.");
        roles.MapPost("", CreateAsync).Needs(Permission.RolesWrite).Changes().Produces<WantedRole>(StatusCodes.Status201Created)
            .Describe("createRole", Tag, "Create a role", "Makes a role that gives nothing which the caller may not do.");
        roles.MapPut("{role}", ChangeAsync).Needs(Permission.RolesWrite).Changes().Produces(StatusCodes.Status204NoContent)
            .Describe("changeRole", Tag, "Change a role", "Changes what a role gives and denies, for everybody who has it.");
        roles.MapDelete("{role}", (OrgScope scope, CustomRoles all, string role, CancellationToken cancellation) => all.DeleteAsync(scope, role, cancellation).ToAnswerAsync())
            .Needs(Permission.RolesWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("deleteRole", Tag, "Delete a role", "Deletes a role that nobody has.");
    }

    private static async Task<IResult> CreateAsync(OrgScope scope, CustomRoles roles, [FromBody] WantedRole wanted, CancellationToken cancellation)
    {
        if (wanted.ToRole(wanted.Name) is not { } role) return UnknownPermission();
        return await roles.CreateAsync(scope, role, cancellation) is { } refusal ? refusal.ToProblem() : TypedResults.Json(wanted, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(OrgScope scope, CustomRoles roles, string role, [FromBody] RoleContent wanted, CancellationToken cancellation) =>
        wanted.ToRole(role) is { } changed ? await roles.ChangeAsync(scope, changed, cancellation).ToAnswerAsync() : UnknownPermission();

    private static IResult UnknownPermission() => Problems.Invalid("There is no such permission: the list of roles shows them.");
}

/// <summary>What a role shall be.</summary>
/// <param name="Allow">The names of permissions that it gives.</param>
/// <param name="Deny">Those that it denies.</param>
internal record RoleContent(IReadOnlyList<string> Allow, IReadOnlyList<string> Deny)
{
    /// <summary>The role of a name; null if a permission is none.</summary>
    public Role? ToRole(string name) => PermissionSet.Parse(Allow) is { } allow && PermissionSet.Parse(Deny) is { } deny ? new Role(name, allow, deny) : null;
}

/// <summary>A role to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Allow">The names of permissions that it gives.</param>
/// <param name="Deny">Those that it denies.</param>
internal sealed record WantedRole(string Name, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny) : RoleContent(Allow, Deny);

/// <summary>A role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Allow">The names of permissions that it gives.</param>
/// <param name="Deny">Those that it denies, whatever gives them.</param>
/// <param name="IsBuiltIn">Whether every organisation has it.</param>
internal sealed record RoleItem(string Name, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny, bool IsBuiltIn)
{
    public static RoleItem Of(Role role) => new(role.Name, [.. role.Allow.Names], [.. role.Deny.Names], Role.FindBuiltIn(role.Name) is not null);
}
