using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Roles;

/// <summary>Pages of an organisation's roles.</summary>
internal static class RoleRoutes
{
    private static readonly Role Blank = new("", PermissionSet.None);

    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/o/{organisation}/roles");
        roles.MapGet("", (OrgScope scope, CustomRoles all, CancellationToken cancellation) => ListAsync(scope, all, Blank, null, cancellation)).Needs(Permission.MembersRead);
        roles.MapPost("", CreateAsync).Needs(Permission.RolesWrite);
        roles.MapGet("{role}", async (OrgScope scope, CustomRoles all, string role, CancellationToken cancellation) =>
            await FindAsync(scope, all, role, cancellation) is { } found ? Show(scope, found, null) : Problems.NotFound()).Needs(Permission.RolesWrite);
        roles.MapPost("{role}", ChangeAsync).Needs(Permission.RolesWrite);
        roles.MapPost("{role}/delete", DeleteAsync).Needs(Permission.RolesWrite);
    }

    private static async Task<IResult> ListAsync(OrgScope scope, CustomRoles roles, Role draft, ChangeRefusal? refusal, CancellationToken cancellation) =>
        Page.Of<RolesPage>(new { Scope = scope, Roles = await roles.ListAsync(scope, cancellation), Draft = draft, Problem = refusal?.Message }, refusal.ToStatus());

    private static IResult Show(OrgScope scope, Role role, ChangeRefusal? refusal) =>
        refusal?.Reason == RefusalReason.Missing ? Problems.NotFound() : Page.Of<RolePage>(new { Scope = scope, Role = role, Problem = refusal?.Message }, refusal.ToStatus());

    private static async Task<IResult> CreateAsync(OrgScope scope, CustomRoles roles, [FromForm] string name, IFormCollection form, CancellationToken cancellation)
    {
        var role = RoleForm.Read(name, form);
        return await roles.CreateAsync(scope, role, cancellation) is { } refusal ? await ListAsync(scope, roles, role, refusal, cancellation) : Results.Redirect($"/o/{scope.Name}/roles");
    }

    private static async Task<IResult> ChangeAsync(OrgScope scope, CustomRoles roles, string role, IFormCollection form, CancellationToken cancellation)
    {
        var changed = RoleForm.Read(role, form);
        return await roles.ChangeAsync(scope, changed, cancellation) is { } refusal ? Show(scope, changed, refusal) : Results.Redirect($"/o/{scope.Name}/roles");
    }

    private static async Task<IResult> DeleteAsync(OrgScope scope, CustomRoles roles, string role, [FromForm] string confirm, CancellationToken cancellation)
    {
        if (confirm != "delete" || await FindAsync(scope, roles, role, cancellation) is not { } found) return Problems.NotFound();
        return await roles.DeleteAsync(scope, role, cancellation) is { } refusal ? Show(scope, found, refusal) : Results.Redirect($"/o/{scope.Name}/roles");
    }

    private static async Task<Role?> FindAsync(OrgScope scope, CustomRoles roles, string name, CancellationToken cancellation) =>
        (await roles.ListAsync(scope, cancellation)).FirstOrDefault(role => role.Name == name && Role.FindBuiltIn(name) is null);
}
