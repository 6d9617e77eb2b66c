using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using SigmaShake.Accounts.Changes;
using SigmaShake.Accounts.Forms;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Membership;

/// <summary>Pages of those who are in an organisation.</summary>
internal static class MemberRoutes
{
    private static readonly PageSize MembersOnPage = new(100);

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/o/{organisation}/members");
        members.MapGet("", ListAsync).Needs(Permission.MembersRead);
        members.MapGet("{person:guid}", (OrgScope scope, Members all, CustomRoles roles, Guid person, CancellationToken cancellation) =>
            ShowAsync(scope, all, roles, person, null, cancellation)).Needs(Permission.MembersRead);
        members.MapPost("{person:guid}/roles", SetRolesAsync).Needs(Permission.MembersWrite);
        members.MapPost("{person:guid}/remove", RemoveAsync).Needs(Permission.MembersWrite);
        routes.MapGet("/o/{organisation}/leave", (OrgScope scope) => Page.Of<LeavePage>(new { Scope = scope, Problem = (string?)null })).Needs(Permission.OrganisationRead);
        routes.MapPost("/o/{organisation}/leave", LeaveAsync).Needs(Permission.OrganisationRead);
    }

    private static async Task<IResult> ListAsync(OrgScope scope, Members members, Cursors cursors, string? cursor, CancellationToken cancellation) =>
        await MemberPages.ReadAsync(scope, members, cursors, cursor, MembersOnPage, cancellation) is { } page ? Page.Of<MembersPage>(new { Scope = scope, Page = page }) : Problems.InvalidCursor();

    private static async Task<IResult> ShowAsync(OrgScope scope, Members members, CustomRoles roles, Guid person, ChangeRefusal? refusal, CancellationToken cancellation) =>
        await members.FindAsync(scope, person, cancellation) is { } member && refusal?.Reason != RefusalReason.Missing
            ? Page.Of<MemberPage>(new { Scope = scope, Member = member, Roles = await roles.ListAsync(scope, cancellation), Problem = refusal?.Message }, refusal.ToStatus())
            : Problems.NotFound();

    private static async Task<IResult> SetRolesAsync(
        OrgScope scope, Members members, CustomRoles custom, Guid person, [FromForm] StringValues? roles, CancellationToken cancellation) =>
        await members.SetRolesAsync(scope, person, roles.Values(), cancellation) is { } refusal
            ? await ShowAsync(scope, members, custom, person, refusal, cancellation)
            : Results.Redirect($"/o/{scope.Name}/members/{person}");

    // A form that has nothing but its token in it still has to be read for that.
    private static async Task<IResult> RemoveAsync(OrgScope scope, Members members, CustomRoles roles, Guid person, [FromForm] string confirm, CancellationToken cancellation)
    {
        var refusal = confirm == "remove" ? await members.RemoveAsync(scope, person, cancellation) : ChangeRefusal.Missing;
        return refusal is null ? Results.Redirect($"/o/{scope.Name}/members") : await ShowAsync(scope, members, roles, person, refusal, cancellation);
    }

    private static async Task<IResult> LeaveAsync(OrgScope scope, Members members, [FromForm] string confirm, CancellationToken cancellation)
    {
        var refusal = confirm == "leave" ? await members.LeaveAsync(scope, cancellation) : ChangeRefusal.Missing;
        return refusal is null ? Results.Redirect("/") : Page.Of<LeavePage>(new { Scope = scope, Problem = refusal.Message }, refusal.ToStatus());
    }
}
