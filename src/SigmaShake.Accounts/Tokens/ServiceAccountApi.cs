using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>Service accounts, for programs.</summary>
internal static class ServiceAccountApi
{
    private const string Tag = "Service accounts";

    public static void MapServiceAccountApi(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup($"{ApiDescriptions.Organisation}/service-accounts");
        accounts.MapGet("", async (OrgScope scope, ServiceAccounts all, CancellationToken cancellation) => TypedResults.Ok(new ListPage<ServiceAccount>(await all.ListAsync(scope, cancellation))))
            .Needs(Permission.TokensRead).WithEntityTag().Describe("listServiceAccounts", Tag, "List service accounts", "The programs that the organisation lets in.");
        accounts.MapPost("", CreateAsync).Needs(Permission.TokensWrite).Changes().Produces<ServiceAccount>(StatusCodes.Status201Created)
            .Describe("createServiceAccount", Tag, "Create a service account", "Makes one whose roles do nothing that the caller may not do.");
        accounts.MapPut("{account:guid}/roles", (OrgScope scope, ServiceAccounts all, Guid account, [FromBody] RoleNames roles, CancellationToken cancellation) =>
                all.SetRolesAsync(scope, account, roles.Roles, cancellation).ToAnswerAsync())
            .Needs(Permission.TokensWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("setRolesOfServiceAccount", Tag, "Set a service account's roles", "Has one have these roles and no others.");
        accounts.MapDelete("{account:guid}", (OrgScope scope, ServiceAccounts all, Guid account, CancellationToken cancellation) => all.DeleteAsync(scope, account, cancellation).ToAnswerAsync())
            .Needs(Permission.TokensWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("deleteServiceAccount", Tag, "Delete a service account", "Deletes one with its tokens.");
        accounts.MapPost("{account:guid}/tokens", async (OrgScope scope, AccessTokens tokens, Guid account, [FromBody] WantedToken wanted, CancellationToken cancellation) =>
                TokenForm.Read(wanted.Name, wanted.Permissions, wanted.Days) is { } wish ? TokenApi.Made(await tokens.CreateAsync(scope, account, wish, cancellation)) : TokenApi.UnknownPermission())
            .Needs(Permission.TokensWrite).Changes().Produces<MadeToken>(StatusCodes.Status201Created)
            .Describe("createTokenOfServiceAccount", Tag, "Create a service account's token", "Makes a token for nothing that the caller may not do. What it says is shown this once.");
    }

    private static async Task<IResult> CreateAsync(OrgScope scope, ServiceAccounts accounts, [FromBody] WantedServiceAccount wanted, CancellationToken cancellation)
    {
        var made = await accounts.CreateAsync(scope, wanted.Name, wanted.Roles, cancellation);
        return made.Value is { } account ? TypedResults.Json(account, statusCode: StatusCodes.Status201Created) : made.Refusal!.ToProblem();
    }
}

/// <summary>A service account to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Roles">The names of its roles.</param>
internal sealed record WantedServiceAccount(string Name, IReadOnlyList<string> Roles);
