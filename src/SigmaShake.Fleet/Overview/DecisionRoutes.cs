using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Overview;

/// <summary>Decisions, for programs of the organisation.</summary>
internal static class DecisionRoutes
{
    public static void MapDecisions(this IEndpointRouteBuilder routes) => routes.MapGet("/fleet/{organisation}/decisions", ListAsync).Needs(Permission.FleetRead);

    private static async Task<IResult> ListAsync(OrgScope scope, Decisions decisions, string? before, CancellationToken cancellation) =>
        await decisions.PageAsync(scope, before, Decisions.MaxPage, cancellation) is { } page
            ? Results.Json(page, FleetJson.Default.DecisionPage)
            : Problems.Invalid("`before` is the `next` of the part before.");
}
