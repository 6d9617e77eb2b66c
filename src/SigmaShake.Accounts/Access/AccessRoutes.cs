using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Access;

/// <summary>Pages that tell who may do what, and why.</summary>
internal static class AccessRoutes
{
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup("/o/{organisation}/access");
        access.MapGet("", async (OrgScope scope, AccessReview review, CancellationToken cancellation) =>
            Page.Of<AccessPage>(new { Scope = scope, Principals = await review.AllAsync(scope, cancellation) })).Needs(Permission.AccessRead);
        access.MapGet("csv", async (OrgScope scope, AccessReview review, CancellationToken cancellation) =>
            Results.File(AccessCsv.Of(await review.AllAsync(scope, cancellation)), "text/csv; charset=utf-8", $"access-{scope.Name}.csv")).Needs(Permission.AccessRead);
        access.MapGet("{principal:guid}", async (OrgScope scope, AccessReview review, Guid principal, CancellationToken cancellation) =>
            await review.FindAsync(scope, principal, cancellation) is { } found ? Page.Of<PrincipalPage>(new { Scope = scope, Principal = found }) : Problems.NotFound()).Needs(Permission.AccessRead);
    }
}
