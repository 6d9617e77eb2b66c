using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>Tokens, for programs.</summary>
internal static class TokenApi
{
    private const string Tag = "Tokens";

    public static void MapTokenApi(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup($"{ApiDescriptions.Organisation}/tokens");
        tokens.MapGet("", async (OrgScope scope, AccessTokens all, CancellationToken cancellation) => Page(await all.OwnAsync(scope, cancellation)))
            .Needs(Permission.OrganisationRead).WithEntityTag().Describe("listOwnTokens", Tag, "List one's own tokens", "The caller's tokens, newest first, without what they say.");
        tokens.MapGet("all", async (OrgScope scope, AccessTokens all, CancellationToken cancellation) => Page(await all.AllAsync(scope, cancellation)))
            .Needs(Permission.TokensRead).WithEntityTag().Describe("listAllTokens", Tag, "List everybody's tokens", "All tokens of the organisation, newest first, without what they say.");
        tokens.MapPost("", async (OrgScope scope, AccessTokens all, [FromBody] WantedToken wanted, CancellationToken cancellation) =>
                TokenForm.Read(wanted.Name, wanted.Permissions, wanted.Days) is { } wish ? Made(await all.CreateAsync(scope, wish, cancellation)) : UnknownPermission())
            .Needs(Permission.OrganisationRead).Changes().Produces<MadeToken>(StatusCodes.Status201Created)
            .Describe("createToken", Tag, "Create a token", "Makes a token of a person who is signed in. What it says is shown this once.");
        tokens.MapDelete("{token:guid}", (OrgScope scope, AccessTokens all, Guid token, CancellationToken cancellation) => all.RevokeAsync(scope, token, cancellation).ToAnswerAsync())
            .Needs(Permission.OrganisationRead).Changes().Produces(StatusCodes.Status204NoContent)
            .Describe("revokeToken", Tag, "Revoke a token", "Ends one of the caller's tokens, or anybody's for whoever may write tokens.");
    }

    /// <summary>The answer to a wish for a token.</summary>
    public static IResult Made(Outcome<NewAccessToken> made) => made.Value is { } token
        ? TypedResults.Json(new MadeToken(token.Id, token.Text, token.Expires), statusCode: StatusCodes.Status201Created)
        : made.Refusal!.ToProblem();

    /// <summary>The answer to a permission that is none.</summary>
    public static IResult UnknownPermission() => Problems.Invalid("There is no such permission: the list of roles shows them.");

    private static Ok<ListPage<TokenItem>> Page(IReadOnlyList<AccessToken> tokens) => TypedResults.Ok(new ListPage<TokenItem>([.. tokens.Select(TokenItem.Of)]));
}

/// <summary>A token to be made.</summary>
/// <param name="Name">What its owner knows it by.</param>
/// <param name="Permissions">What it is for.</param>
/// <param name="Days">How many days it is good for, 1 to 90; null for 30.</param>
internal sealed record WantedToken(string Name, IReadOnlyList<string> Permissions, int? Days = null);

/// <summary>A token that was made.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Token">What to show.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record MadeToken(Guid Id, string Token, DateTimeOffset Expires);

/// <summary>A token, without what it says.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Name">What its owner knows it by.</param>
/// <param name="OwnerKind">What its owner is: <c>person</c> or <c>service_account</c>.</param>
/// <param name="OwnerId">Its owner.</param>
/// <param name="OwnerName">As they are shown.</param>
/// <param name="Permissions">What it is for.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="LastUsed">When it was shown last, to within a minute; null for never.</param>
internal sealed record TokenItem(
    Guid Id, string Name, string OwnerKind, Guid OwnerId, string OwnerName, IReadOnlyList<string> Permissions, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? LastUsed)
{
    public static TokenItem Of(AccessToken token) => new(
        token.Id, token.Name, token.IsPersonal ? "person" : "service_account", token.OwnerId, token.OwnerName, [.. token.Permissions.Names], token.Created, token.Expires, token.LastUsed);
}
