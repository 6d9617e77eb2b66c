using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Machines;

/// <summary>Machines, for programs of the organisation.</summary>
internal static class MachineListRoutes
{
    private const string Tag = "Machines";

    public static void MapMachines(this IEndpointRouteBuilder routes)
    {
        var machines = routes.MapGroup("/fleet/{organisation}/machines");
        machines.MapGet("", ListAsync).Needs(Permission.FleetRead).WithEntityTag().Produces<ListPage<MachineView>>()
            .Describe("listMachines", Tag, "List machines", "The machines of the organisation, by id. With `flagged`, those alone whose log contradicts itself.");
        machines.MapGet("{machine}", async (OrgScope scope, string machine, MachineList all, CancellationToken cancellation) =>
                await all.FindAsync(scope, machine, cancellation) is { } view ? TypedResults.Ok(view) : Problems.NotFound())
            .Needs(Permission.FleetRead).WithEntityTag().Produces<MachineView>().Describe("getMachine", Tag, "Get a machine", "One machine, what it enforces and what its log says.");
        machines.MapDelete("{machine}", async (OrgScope scope, string machine, MachineCare care, CancellationToken cancellation) =>
                await care.RemoveAsync(scope, machine, cancellation) ? Results.NoContent() : Problems.NotFound())
            .Needs(Permission.FleetWrite).Produces(StatusCodes.Status204NoContent)
            .Describe("removeMachine", Tag, "Remove a machine", "The machine gets nothing any more. What it enforces stays in force on it.");
        machines.MapPost("{machine}/acknowledge", async (OrgScope scope, string machine, MachineCare care, CancellationToken cancellation) =>
                await care.AcknowledgeAsync(scope, machine, cancellation) ? Results.NoContent() : Problems.NotFound())
            .Needs(Permission.FleetWrite).Produces(StatusCodes.Status204NoContent)
            .Describe("acknowledgeMachineLog", Tag, "Acknowledge a log that contradicts itself", "Says that somebody knows what is wrong with the machine's log, which then begins anew.");
    }

    private static async Task<IResult> ListAsync(OrgScope scope, MachineList machines, string? cursor, [AsParameters] PageSize size, bool? flagged, CancellationToken cancellation) =>
        size.Problem ?? (await machines.PageAsync(scope, cursor, size, flagged ?? false, cancellation) is { } page ? TypedResults.Ok(page) : Problems.InvalidCursor());
}
