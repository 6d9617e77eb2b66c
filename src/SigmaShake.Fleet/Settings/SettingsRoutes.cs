using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Settings;

/// <summary>The fleet's settings, for programs of the organisation.</summary>
internal static class SettingsRoutes
{
    private const string Tag = "Fleet settings";

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fleet/{organisation}/settings", async (OrgScope scope, SettingsStore settings, CancellationToken cancellation) => TypedResults.Ok(await settings.ReadAsync(scope, cancellation)))
            .Needs(Permission.FleetRead).WithEntityTag().Describe("getFleetSettings", Tag, "Get the fleet's settings", "How many people must sign, and when a rollout pauses itself.");
        routes.MapPut("/fleet/{organisation}/settings", ChangeAsync).Needs(Permission.FleetWrite).Produces(StatusCodes.Status204NoContent)
            .Describe("setFleetSettings", Tag, "Set the fleet's settings", "Sets all of them.");
    }

    private static async Task<IResult> ChangeAsync(OrgScope scope, SettingsStore settings, [FromBody] FleetSettings wanted, CancellationToken cancellation) =>
        await settings.ChangeAsync(scope, wanted, cancellation) is { } problem ? Problems.Invalid(problem) : Results.NoContent();
}
