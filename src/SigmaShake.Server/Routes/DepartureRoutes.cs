using Microsoft.AspNetCore.Mvc;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server.Pages;

namespace SigmaShake.Server.Routes;

/// <summary>For an organisation that leaves: taking everything along, and leaving nothing.</summary>
internal static class DepartureRoutes
{
    private static readonly TimeSpan ExportAgain = TimeSpan.FromSeconds(30);

    public static void MapDeparture(this IEndpointRouteBuilder routes)
    {
        // It is recorded, so it is asked for by a form: one that is read is held against its token.
        routes.MapGet("/o/{organisation}/export", (OrgScope scope) => Page.Of<ExportPage>(new { Scope = scope })).Needs(Permission.OrganisationExport);
        routes.MapPost("/o/{organisation}/export", ExportAsync).Needs(Permission.OrganisationExport);
        routes.MapGet("/o/{organisation}/delete", (OrgScope scope) => Page.Of<DeletionPage>(new { Scope = scope, Problem = (string?)null })).Needs(Permission.OrganisationDelete);
        routes.MapPost("/o/{organisation}/delete", DeleteAsync).Needs(Permission.OrganisationDelete);
    }

    private static async Task<IResult> ExportAsync(OrgScope scope, IFormCollection _, OrganisationExport export, CancellationToken cancellation) =>
        await export.ZipAsync(scope, cancellation) is { } archive
            ? Results.Stream(archive, "application/zip", $"{scope.Name}.zip")
            : Problems.TooManyRequests(ExportAgain, "one export of an organisation at a time");

    private static async Task<IResult> DeleteAsync([FromForm] string? confirmation, OrgScope scope, OrganisationDeletion deletion, CancellationToken cancellation)
    {
        if (confirmation?.Trim() != scope.Name)
        {
            return Page.Of<DeletionPage>(new { Scope = scope, Problem = "The name is not the one of this organisation. Nothing was deleted." }, StatusCodes.Status400BadRequest);
        }

        await deletion.DeleteAsync(scope, cancellation);
        return Results.Redirect("/");
    }
}
