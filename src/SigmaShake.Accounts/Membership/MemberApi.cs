using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Membership;

/// <summary>Members, for programs.</summary>
internal static class MemberApi
{
    private const string Tag = "Members";

    public static void MapMemberApi(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup($"{ApiDescriptions.Organisation}/members");
        members.MapGet("", ListAsync).Needs(Permission.MembersRead).WithEntityTag().Produces<ListPage<Member>>()
            .Describe("listMembers", Tag, "List members", "Who is in the organisation, with their roles.");
        members.MapGet("{person:guid}", async (OrgScope scope, Members all, Guid person, CancellationToken cancellation) =>
                await all.FindAsync(scope, person, cancellation) is { } member ? TypedResults.Ok(member) : Problems.NotFound())
            .Needs(Permission.MembersRead).WithEntityTag().Produces<Member>().Describe("getMember", Tag, "Get a member", "One of those who are in the organisation.");
        members.MapPut("{person:guid}/roles", (OrgScope scope, Members all, Guid person, [FromBody] RoleNames roles, CancellationToken cancellation) =>
                all.SetRolesAsync(scope, person, roles.Roles, cancellation).ToAnswerAsync())
            .Needs(Permission.MembersWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("setRolesOfMember", Tag, "Set a member's roles", "Has a member have these roles and no others.");
        members.MapDelete("{person:guid}", (OrgScope scope, Members all, Guid person, CancellationToken cancellation) => all.RemoveAsync(scope, person, cancellation).ToAnswerAsync())
            .Needs(Permission.MembersWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("removeMember", Tag, "Remove a member", "Takes a member out, with their tokens and invitations.");
    }

    private static async Task<IResult> ListAsync(OrgScope scope, Members members, Cursors cursors, string? cursor, [AsParameters] PageSize size, CancellationToken cancellation) =>
        size.Problem ?? (await MemberPages.ReadAsync(scope, members, cursors, cursor, size, cancellation) is { } page ? TypedResults.Ok(page) : Problems.InvalidCursor());
}
