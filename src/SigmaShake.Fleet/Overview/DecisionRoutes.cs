using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Overview;

/// <summary>Decisions, for programs of the organisation.</summary>
internal static class DecisionRoutes
{
    public static void MapDecisions(this IEndpointRouteBuilder routes) => routes.MapGet("/fleet/{organisation}/decisions", ListAsync)
        .Needs(Permission.FleetRead).WithEntityTag().Produces<ListPage<DecisionView>>()
        .Describe("listDecisions", "Decisions", "List decisions", "The decisions that machines have sent, newest first: where the organisation wants them, and with the fields that it chose.");

    private static async Task<IResult> ListAsync(OrgScope scope, Decisions decisions, string? cursor, [AsParameters] PageSize size, CancellationToken cancellation) =>
        size.Problem ?? (await decisions.PageAsync(scope, cursor, size, cancellation) is { } page ? TypedResults.Ok(page) : Problems.InvalidCursor());
}
