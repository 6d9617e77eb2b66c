using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Machines;

/// <summary>Machines, for programs of the organisation.</summary>
internal static class MachineListRoutes
{
    public static void MapMachines(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fleet/{organisation}/machines", ListAsync).Needs(Permission.FleetRead);
        routes.MapGet("/fleet/{organisation}/machines/{machine}", async (OrgScope scope, string machine, MachineList machines, CancellationToken cancellation) =>
            await machines.FindAsync(scope, machine, cancellation) is { } view ? Results.Json(view, FleetJson.Default.MachineView) : Problems.NotFound()).Needs(Permission.FleetRead);
        routes.MapDelete("/fleet/{organisation}/machines/{machine}", async (OrgScope scope, string machine, MachineCare care, CancellationToken cancellation) =>
            await care.RemoveAsync(scope, machine, cancellation) ? Results.NoContent() : Problems.NotFound()).Needs(Permission.FleetWrite);
        routes.MapPost("/fleet/{organisation}/machines/{machine}/acknowledge", async (OrgScope scope, string machine, MachineCare care, CancellationToken cancellation) =>
            await care.AcknowledgeAsync(scope, machine, cancellation) ? Results.NoContent() : Problems.NotFound()).Needs(Permission.FleetWrite);
    }

    private static async Task<IResult> ListAsync(OrgScope scope, MachineList machines, string? after, int? limit, bool? flagged, CancellationToken cancellation)
    {
        if (after is not null && !MachineId.TryParse(after, out _)) return Problems.Invalid("`after` is the `next` of the part before.");
        if (limit is < 1 or > MachineList.MaxPage) return Problems.Invalid($"`limit` is 1 to {MachineList.MaxPage}.");
        return Results.Json(await machines.PageAsync(scope, after, limit ?? MachineList.MaxPage, flagged ?? false, cancellation), FleetJson.Default.MachinePage);
    }
}
