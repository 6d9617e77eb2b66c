using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Answers;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Settings;

/// <summary>The fleet's settings, for programs of the organisation.</summary>
internal static class SettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fleet/{organisation}/settings", async (OrgScope scope, SettingsStore settings, CancellationToken cancellation) =>
            Results.Json(await settings.ReadAsync(scope, cancellation), FleetJson.Default.FleetSettings)).Needs(Permission.FleetRead);
        routes.MapPut("/fleet/{organisation}/settings", ChangeAsync).Needs(Permission.FleetWrite);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, OrgScope scope, SettingsStore settings, CancellationToken cancellation)
    {
        if (await BoundedBody.ReadAsync(context.Request, cancellation) is not { } body || FleetJson.Read(body, FleetJson.Default.FleetSettings) is not { } wanted)
            return Problems.Invalid("Send all settings, as the same address gives them.");
        return await settings.ChangeAsync(scope, wanted, cancellation) is { } problem ? Problems.Invalid(problem) : Results.NoContent();
    }
}
