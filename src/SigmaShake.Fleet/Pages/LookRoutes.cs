using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Overview;
using SigmaShake.Fleet.Releases;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Pages;

/// <summary>The fleet to look at.</summary>
internal static class LookRoutes
{
    /// <summary>How many releases there are on a page.</summary>
    public static readonly PageSize ReleasesOnPage = new(20);

    private static readonly PageSize MachinesOnPage = new(50);

    public static void MapFleetPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/o/{organisation}/fleet", OverviewAsync).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/machines", MachinesAsync).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/machines/{machine}", async (OrgScope scope, string machine, MachineList machines, CancellationToken cancellation) =>
            await machines.FindAsync(scope, machine, cancellation) is { } view ? Page.Of<SingleMachinePage>(new { Scope = scope, Machine = view }) : Problems.NotFound()).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/releases", async (OrgScope scope, ReleaseList releases, string? cursor, CancellationToken cancellation) =>
            await releases.PageAsync(scope, cursor, ReleasesOnPage, cancellation) is { } page ? Page.Of<ReleasesPage>(new { Scope = scope, Page = page }) : Problems.InvalidCursor()).Needs(Permission.FleetRead);
        routes.MapGet("/o/{organisation}/fleet/online-key", async (OrgScope scope, OnlineKeyRotation rotation, CancellationToken cancellation) =>
            Page.Of<OnlineKeyPage>(new { Scope = scope, Keys = await rotation.ReadAsync(scope, cancellation) })).Needs(Permission.FleetRead);
    }

    private static async Task<IResult> OverviewAsync(OrgScope scope, FleetOverview overview, ReleaseList releases, CancellationToken cancellation)
    {
        var page = await releases.PageAsync(scope, null, ReleasesOnPage, cancellation);
        return Page.Of<OverviewPage>(new
        {
            Scope = scope,
            Summary = await overview.ReadAsync(scope, cancellation),
            Live = (IReadOnlyList<ReleaseView>)[.. page!.Items.Where(release => release.State != ReleaseList.Superseded)],
        });
    }

    private static async Task<IResult> MachinesAsync(OrgScope scope, MachineList machines, string? cursor, bool? flagged, CancellationToken cancellation) =>
        await machines.PageAsync(scope, cursor, MachinesOnPage, flagged ?? false, cancellation) is { } page
            ? Page.Of<MachineListPage>(new { Scope = scope, Page = page, OnlyFlagged = flagged ?? false })
            : Problems.InvalidCursor();
}
