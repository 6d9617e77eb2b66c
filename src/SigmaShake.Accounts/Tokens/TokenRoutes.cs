using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using SigmaShake.Accounts.Changes;
using SigmaShake.Accounts.Forms;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>Pages of tokens: one's own, and everybody's.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/o/{organisation}/tokens");
        tokens.MapGet("", (OrgScope scope, AccessTokens all, CancellationToken cancellation) => OwnAsync(scope, all, null, null, cancellation)).Needs(Permission.OrganisationRead);
        tokens.MapPost("", CreateAsync).Needs(Permission.OrganisationRead);
        tokens.MapGet("all", async (OrgScope scope, AccessTokens all, CancellationToken cancellation) =>
            Page.Of<AllTokensPage>(new { Scope = scope, Tokens = await all.AllAsync(scope, cancellation) })).Needs(Permission.TokensRead);
        tokens.MapPost("{token:guid}/revoke", RevokeAsync).Needs(Permission.OrganisationRead);
    }

    private static async Task<IResult> OwnAsync(OrgScope scope, AccessTokens tokens, NewAccessToken? made, ChangeRefusal? refusal, CancellationToken cancellation) =>
        Page.Of<TokensPage>(new { Scope = scope, Tokens = await tokens.OwnAsync(scope, cancellation), Made = made, Problem = refusal?.Message }, refusal.ToStatus());

    private static async Task<IResult> CreateAsync(
        OrgScope scope, AccessTokens tokens, [FromForm] string name, [FromForm] int days, [FromForm] StringValues? permissions, CancellationToken cancellation)
    {
        if (TokenForm.Read(name, permissions.Values(), days) is not { } wish) return Problems.Invalid("There is no such permission.");
        var made = await tokens.CreateAsync(scope, wish, cancellation);
        return await OwnAsync(scope, tokens, made.Value, made.Refusal, cancellation);
    }

    private static async Task<IResult> RevokeAsync(OrgScope scope, AccessTokens tokens, Guid token, [FromForm] string back, CancellationToken cancellation)
    {
        if (await tokens.RevokeAsync(scope, token, cancellation) is { } refusal) return refusal.ToProblem();

        // Where to go is one of our own pages, whatever the form says.
        return Results.Redirect(back switch
        {
            "all" => $"/o/{scope.Name}/tokens/all",
            _ when Guid.TryParse(back, out var account) => $"/o/{scope.Name}/service-accounts/{account}",
            _ => $"/o/{scope.Name}/tokens",
        });
    }
}
