using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Overview;
using SigmaShake.Fleet.Releases;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Pages;

/// <summary>The fleet to look at.</summary>
internal static class LookRoutes
{
    private const int MachinesOnPage = 50;

    public static void MapFleetPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/o/{organisation}/fleet", OverviewAsync).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/machines", MachinesAsync).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/machines/{machine}", async (OrgScope scope, string machine, MachineList machines, CancellationToken cancellation) =>
            await machines.FindAsync(scope, machine, cancellation) is { } view ? Page.Of<SingleMachinePage>(new { Scope = scope, Machine = view }) : Problems.NotFound()).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/releases", async (OrgScope scope, ReleaseList releases, long? before, CancellationToken cancellation) =>
            Page.Of<ReleasesPage>(new { Scope = scope, Page = await releases.PageAsync(scope, before, cancellation) })).Needs(Permission.FleetRead);
    }

    private static async Task<IResult> OverviewAsync(OrgScope scope, FleetOverview overview, ReleaseList releases, CancellationToken cancellation)
    {
        var page = await releases.PageAsync(scope, null, cancellation);
        return Page.Of<OverviewPage>(new
        {
            Scope = scope,
            Summary = await overview.ReadAsync(scope, cancellation),
            Live = (IReadOnlyList<ReleaseView>)[.. page.Releases.Where(release => release.State != ReleaseList.Superseded)],
        });
    }

    private static async Task<IResult> MachinesAsync(OrgScope scope, MachineList machines, string? after, bool? flagged, CancellationToken cancellation)
    {
        if (after is not null && !MachineId.TryParse(after, out _)) return Problems.NotFound();
        var page = await machines.PageAsync(scope, after, MachinesOnPage, flagged ?? false, cancellation);
        return Page.Of<MachineListPage>(new { Scope = scope, Page = page, OnlyFlagged = flagged ?? false });
    }
}
