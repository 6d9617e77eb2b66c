using Microsoft.AspNetCore.Mvc;
using SigmaShake.Platform;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server.Pages;

namespace SigmaShake.Server.Routes;

/// <summary>Organisations: those one is in, one of them, its ledger.</summary>
internal static class OrganisationRoutes
{
    private const int EntriesOnPage = 200;

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (Person person, Tenants tenants, CancellationToken cancellation) => await HomeAsync(person, tenants, null, cancellation)).SignedIn();
        routes.MapPost("/organisations", CreateAsync).SignedIn();
        routes.MapGet("/o/{organisation}", async (OrgScope scope, Tenants tenants, CancellationToken cancellation) =>
            Page.Of<OrganisationPage>(new { Scope = scope, Profile = await tenants.ProfileAsync(scope, cancellation), Problem = (string?)null })).Needs(Permission.OrganisationRead);
        routes.MapPost("/o/{organisation}", ChangeAsync).Needs(Permission.OrganisationWrite);
        routes.MapGet("/o/{organisation}/ledger", (OrgScope scope, AuditTrail trail) =>
            Page.Of<LedgerPage>(new { Scope = scope, Entries = trail.Newest(scope, EntriesOnPage) })).Needs(Permission.LedgerRead);
        routes.MapGet("/o/{organisation}/ledger/{index:long}/proof", (OrgScope scope, AuditTrail trail, long index) =>
            trail.Prove(scope, index) is { } proof ? Results.Text(proof) : Problems.NotFound()).Needs(Permission.LedgerRead);
    }

    private static async Task<IResult> HomeAsync(Person person, Tenants tenants, string? problem, CancellationToken cancellation) => Page.Of<HomePage>(
        new { Person = person, Organisations = await tenants.OfAsync(person, cancellation), Problem = problem },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> CreateAsync(
        [FromForm] string name, [FromForm] string title, Person person, Tenants tenants, PlatformOptions options, CancellationToken cancellation)
    {
        var problem = await tenants.CreateAsync(person, name, title, options.HomeRegion, cancellation);
        return problem is null ? Results.Redirect($"/o/{name}") : await HomeAsync(person, tenants, problem, cancellation);
    }

    private static async Task<IResult> ChangeAsync(
        [FromForm] string title, [FromForm] string? contact, OrgScope scope, Tenants tenants, CancellationToken cancellation)
    {
        var profile = new Profile(title, contact);
        var problem = await tenants.ChangeAsync(scope, profile, cancellation);
        return problem is null
            ? Results.Redirect($"/o/{scope.Name}")
            : Page.Of<OrganisationPage>(new { Scope = scope, Profile = profile, Problem = problem }, StatusCodes.Status400BadRequest);
    }
}
