using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SigmaShake.Platform;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Server.Routes;

/// <summary>Organisations, for programs.</summary>
internal static class OrganisationApi
{
    private const string Tag = "Organisations";

    public static void MapOrganisationApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/organisations", ListAsync).SignedIn().WithEntityTag().Produces<ListPage<OwnOrganisation>>()
            .Describe("listOrganisations", Tag, "List organisations", "The organisations that the caller is in, by name.");
        routes.MapPost("/api/v1/organisations", CreateAsync).SignedIn().Produces<NewOrganisation>(StatusCodes.Status201Created).Refuses(ProblemCatalog.NotAllowed)
            .Describe("createOrganisation", Tag, "Create an organisation", "Makes an organisation that the caller owns. For operators of the server.");
        routes.MapGet("/api/v1/organisations/{organisation}", DescribeAsync).Needs(Permission.OrganisationRead).WithEntityTag()
            .Describe("getOrganisation", Tag, "Get an organisation", "What an organisation says of itself.");
        routes.MapGet("/api/v1/organisations/{organisation}/ledger", Ledger).Needs(Permission.LedgerRead).WithEntityTag().Produces<ListPage<AuditEntry>>()
            .Describe("listLedgerEntries", Tag, "List entries of the ledger", "What was done in an organisation, newest first.");
    }

    private static async Task<IResult> ListAsync(
        Person person, OwnOrganisations organisations, Cursors cursors, string? cursor, [AsParameters] PageSize size, CancellationToken cancellation)
    {
        var list = $"organisations of {person.Id}";
        var after = "";
        if (cursor is not null && (after = cursors.Read(list, cursor)) is null) return Problems.InvalidCursor();
        if (size.Problem is { } problem) return problem;
        var found = await organisations.OfAsync(person, after, size.Value + 1, cancellation);
        return TypedResults.Ok(size.PageOf(found, last => cursors.Give(list, last.Name)));
    }

    private static async Task<IResult> CreateAsync([FromBody] NewOrganisation organisation, Person person, Tenants tenants, PlatformOptions options, CancellationToken cancellation)
    {
        if (!person.IsOperator) return Problems.NotAllowed("Only an operator of this server makes organisations.");
        return await tenants.CreateAsync(person, organisation.Name, organisation.Title, options.HomeRegion, cancellation) is { } problem
            ? Problems.Invalid(problem)
            : TypedResults.Created($"/api/v1/organisations/{organisation.Name}", organisation);
    }

    private static async Task<Ok<OrganisationDetails>> DescribeAsync(OrgScope scope, Tenants tenants, CancellationToken cancellation) => TypedResults.Ok(
        new OrganisationDetails(scope.Id.ToString(), scope.Name, (await tenants.ProfileAsync(scope, cancellation)).Title, scope.Region, scope.Roles));

    private static IResult Ledger(OrgScope scope, AuditTrail trail, Cursors cursors, string? cursor, [AsParameters] PageSize size)
    {
        var list = $"ledger of {scope.Id}";
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursors.Read(list, cursor), NumberStyles.None, CultureInfo.InvariantCulture, out before)) return Problems.InvalidCursor();
        if (size.Problem is { } problem) return problem;
        return TypedResults.Ok(size.PageOf(trail.Before(scope, before, size.Value + 1), last => cursors.Give(list, $"{last.Index}")));
    }
}

/// <summary>An organisation to be made.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
internal sealed record NewOrganisation(string Name, string Title);

/// <summary>What an organisation says of itself.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Region">Where its data is.</param>
/// <param name="Roles">The names of the roles that the caller has in it.</param>
internal sealed record OrganisationDetails(string Id, string Name, string Title, string Region, IReadOnlyList<string> Roles);
