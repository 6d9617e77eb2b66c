using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>What a program's own token is, and its end: whoever holds it needs nothing else for that.</summary>
internal static class ShownTokenRoutes
{
    private const string Address = "/api/v1/organisations/{organisation}/shown-token";
    private const string Tag = "Tokens";

    public static void MapShownToken(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, DescribeAsync).Needs(Permission.OrganisationRead).WithEntityTag().Produces<ShownToken>()
            .Describe("getShownToken", Tag, "Get the token that is shown", "What the token is that the request itself shows.");
        routes.MapDelete(Address, RevokeAsync).Needs(Permission.OrganisationRead).Produces(StatusCodes.Status204NoContent)
            .Describe("revokeShownToken", Tag, "Revoke the token that is shown", "Ends the token that the request itself shows.");
    }

    private static async Task<IResult> DescribeAsync(OrgScope scope, AccessTokens tokens, CancellationToken cancellation) =>
        await FindAsync(scope, tokens, cancellation) is { } token
            ? Results.Ok(new ShownToken(token.OwnerName, scope.Name, token.Name, token.Expires, [.. scope.Permissions.Each.Select(permission => permission.Name())]))
            : Problems.NotFound();

    private static async Task<IResult> RevokeAsync(OrgScope scope, AccessTokens tokens, CancellationToken cancellation) =>
        await FindAsync(scope, tokens, cancellation) is { } token && await tokens.RevokeAsync(scope, token.Id, cancellation) is null ? Results.NoContent() : Problems.NotFound();

    private static async Task<AccessToken?> FindAsync(OrgScope scope, AccessTokens tokens, CancellationToken cancellation) =>
        Guid.TryParse(scope.Actor.Token, out var id) ? (await tokens.OwnAsync(scope, cancellation)).FirstOrDefault(token => token.Id == id) : null;
}

/// <summary>A token, to whoever shows it.</summary>
/// <param name="Owner">Whose it is, as they are shown.</param>
/// <param name="Organisation">Where it is good.</param>
/// <param name="Name">What its owner knows it by.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Permissions">What it may do now.</param>
internal sealed record ShownToken(string Owner, string Organisation, string Name, DateTimeOffset Expires, IReadOnlyList<string> Permissions);
