using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using SigmaShake.Accounts.Changes;
using SigmaShake.Accounts.Forms;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>Pages of the programs that an organisation lets in.</summary>
internal static class ServiceAccountRoutes
{
    public static void MapServiceAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/o/{organisation}/service-accounts");
        accounts.MapGet("", (OrgScope scope, ServiceAccounts all, CustomRoles roles, CancellationToken cancellation) =>
            ListAsync(scope, all, roles, null, cancellation)).Needs(Permission.TokensRead);
        accounts.MapPost("", CreateAsync).Needs(Permission.TokensWrite);
        accounts.MapGet("{account:guid}", (OrgScope scope, [AsParameters] ServiceAccountView view, CancellationToken cancellation) =>
            view.ShowAsync(scope, null, null, cancellation)).Needs(Permission.TokensRead);
        accounts.MapPost("{account:guid}/roles", SetRolesAsync).Needs(Permission.TokensWrite);
        accounts.MapPost("{account:guid}/tokens", CreateTokenAsync).Needs(Permission.TokensWrite);
        accounts.MapPost("{account:guid}/delete", DeleteAsync).Needs(Permission.TokensWrite);
    }

    private static async Task<IResult> ListAsync(OrgScope scope, ServiceAccounts accounts, CustomRoles roles, ChangeRefusal? refusal, CancellationToken cancellation) =>
        Page.Of<ServiceAccountsPage>(
            new { Scope = scope, Accounts = await accounts.ListAsync(scope, cancellation), Roles = await roles.ListAsync(scope, cancellation), Problem = refusal?.Message }, refusal.ToStatus());

    private static async Task<IResult> CreateAsync(
        OrgScope scope, ServiceAccounts accounts, CustomRoles custom, [FromForm] string name, [FromForm] StringValues? roles, CancellationToken cancellation)
    {
        var made = await accounts.CreateAsync(scope, name, roles.Values(), cancellation);
        return made.Value is { } account ? Results.Redirect($"/o/{scope.Name}/service-accounts/{account.Id}") : await ListAsync(scope, accounts, custom, made.Refusal, cancellation);
    }

    private static async Task<IResult> SetRolesAsync(OrgScope scope, [AsParameters] ServiceAccountView view, [FromForm] StringValues? roles, CancellationToken cancellation) =>
        await view.Accounts.SetRolesAsync(scope, view.Account, roles.Values(), cancellation) is { } refusal
            ? await view.ShowAsync(scope, null, refusal, cancellation)
            : Results.Redirect($"/o/{scope.Name}/service-accounts/{view.Account}");

    private static async Task<IResult> CreateTokenAsync(
        OrgScope scope, [AsParameters] ServiceAccountView view, [FromForm] string name, [FromForm] int days, [FromForm] StringValues? permissions, CancellationToken cancellation)
    {
        if (TokenForm.Read(name, permissions.Values(), days) is not { } wish) return Problems.Invalid("There is no such permission.");
        var made = await view.Tokens.CreateAsync(scope, view.Account, wish, cancellation);
        return await view.ShowAsync(scope, made.Value, made.Refusal, cancellation);
    }

    private static async Task<IResult> DeleteAsync(OrgScope scope, [AsParameters] ServiceAccountView view, [FromForm] string confirm, CancellationToken cancellation)
    {
        var refusal = confirm == "delete" ? await view.Accounts.DeleteAsync(scope, view.Account, cancellation) : ChangeRefusal.Missing;
        return refusal is null ? Results.Redirect($"/o/{scope.Name}/service-accounts") : await view.ShowAsync(scope, null, refusal, cancellation);
    }
}
