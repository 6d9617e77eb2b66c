using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Allowlists;

/// <summary>The allowlist, for programs.</summary>
internal static class AllowlistApi
{
    private const string Tag = "Allowlist";
    private const string Route = $"{ApiDescriptions.Organisation}/allowlist";

    public static void MapAllowlistApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, async (OrgScope scope, AllowedAddresses addresses, CancellationToken cancellation) => TypedResults.Ok(new ListPage<AllowedRange>(await addresses.ListAsync(scope, cancellation))))
            .Needs(Permission.AllowlistRead).WithEntityTag().Describe("getAllowlist", Tag, "Get the allowlist", "The addresses from which the organisation is reached; none for every address.");
        routes.MapPut(Route, (OrgScope scope, AllowedAddresses addresses, [FromBody] WantedAllowlist wanted, CancellationToken cancellation) =>
                addresses.SetAsync(scope, [.. wanted.Ranges.Select(range => (range.Range, range.Note ?? ""))], cancellation).ToAnswerAsync())
            .Needs(Permission.AllowlistWrite).Changes().Produces(StatusCodes.Status204NoContent)
            .Describe("setAllowlist", Tag, "Set the allowlist", "Has the organisation be reached from these addresses alone. What would lock the caller out is refused.");
    }
}

/// <summary>An allowlist to be set.</summary>
/// <param name="Ranges">The ranges; none for every address.</param>
internal sealed record WantedAllowlist(IReadOnlyList<WantedRange> Ranges);

/// <summary>A range of it.</summary>
/// <param name="Range">A network or an address.</param>
/// <param name="Note">What it is, for people; null for nothing.</param>
internal sealed record WantedRange(string Range, string? Note = null);
