using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Access;

/// <summary>Who may do what, and why, for programs.</summary>
internal static class AccessApi
{
    private const string Tag = "Access";

    public static void MapAccessApi(this IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup($"{ApiDescriptions.Organisation}/access");
        access.MapGet("", async (OrgScope scope, AccessReview review, CancellationToken cancellation) =>
                TypedResults.Ok(new ListPage<AccessLine>([.. AccessLine.Of(await review.AllAsync(scope, cancellation))])))
            .Needs(Permission.AccessRead).WithEntityTag().Describe("reviewAccess", Tag, "Review access", "Who may do what, because of which role, and since when: all of it.");
        access.MapGet("{principal:guid}", async (OrgScope scope, AccessReview review, Guid principal, CancellationToken cancellation) =>
                await review.FindAsync(scope, principal, cancellation) is { } found
                    ? TypedResults.Ok(new ListPage<AccessReasonItem>([.. Enum.GetValues<Permission>().Select(permission => AccessReasonItem.Of(found.Why(permission)))]))
                    : Problems.NotFound())
            .Needs(Permission.AccessRead).WithEntityTag().Produces<ListPage<AccessReasonItem>>().Describe("explainAccess", Tag, "Explain somebody's access", "For every permission, whether somebody has it, and why.");
        access.MapGet("{principal:guid}/{permission}", async (OrgScope scope, AccessReview review, Guid principal, string permission, CancellationToken cancellation) =>
                PermissionNames.Find(permission) is { } asked && await review.FindAsync(scope, principal, cancellation) is { } found
                    ? TypedResults.Ok(AccessReasonItem.Of(found.Why(asked)))
                    : Problems.NotFound())
            .Needs(Permission.AccessRead).WithEntityTag().Produces<AccessReasonItem>().Describe("explainPermission", Tag, "Explain a permission", "Whether somebody has a permission, and why.");
    }
}

/// <summary>Why somebody may do something, or may not.</summary>
/// <param name="Permission">What.</param>
/// <param name="IsAllowed">Whether they may: a role gives it, and none denies it.</param>
/// <param name="GivenBy">The roles that give it.</param>
/// <param name="DeniedBy">The roles that deny it.</param>
internal sealed record AccessReasonItem(string Permission, bool IsAllowed, IReadOnlyList<HeldRoleItem> GivenBy, IReadOnlyList<HeldRoleItem> DeniedBy)
{
    public static AccessReasonItem Of(AccessReason reason) =>
        new(reason.Permission.Name(), reason.IsAllowed, [.. reason.GivenBy.Select(HeldRoleItem.Of)], [.. reason.DeniedBy.Select(HeldRoleItem.Of)]);
}

/// <summary>A role that somebody has.</summary>
/// <param name="Role">Its name.</param>
/// <param name="Since">When they were given it.</param>
/// <param name="GivenBy">Who gave it.</param>
/// <param name="RoleChanged">When what it allows was changed last; null for a built-in role.</param>
internal sealed record HeldRoleItem(string Role, DateTimeOffset Since, string GivenBy, DateTimeOffset? RoleChanged)
{
    public static HeldRoleItem Of(HeldRole held) => new(held.Role.Name, held.Since, held.GivenBy, held.Changed);
}
