using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using SigmaShake.Accounts.Changes;
using SigmaShake.Accounts.Forms;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Membership;

/// <summary>Pages to invite people, and to accept.</summary>
internal static class InvitationRoutes
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/o/{organisation}/invitations");
        invitations.MapGet("", (OrgScope scope, Invitations all, CustomRoles roles, CancellationToken cancellation) =>
            ListAsync(scope, all, roles, null, null, cancellation)).Needs(Permission.MembersWrite);
        invitations.MapPost("", CreateAsync).Needs(Permission.MembersWrite);
        invitations.MapPost("{invitation:guid}/revoke", RevokeAsync).Needs(Permission.MembersWrite);

        // A link may be fetched ahead of time by a mail reader or a browser: only the button uses it up.
        routes.MapGet("/invitations/{link}", ShowAsync).SignedIn();
        routes.MapPost("/invitations", AcceptAsync).SignedIn();
    }

    private static async Task<IResult> ListAsync(OrgScope scope, Invitations invitations, CustomRoles roles, string? link, ChangeRefusal? refusal, CancellationToken cancellation) =>
        Page.Of<InvitationsPage>(
            new { Scope = scope, Open = await invitations.ListAsync(scope, cancellation), Roles = await roles.ListAsync(scope, cancellation), Link = link, Problem = refusal?.Message },
            refusal.ToStatus());

    private static async Task<IResult> CreateAsync(
        OrgScope scope, Invitations invitations, CustomRoles custom, HttpContext context, [FromForm] string address, [FromForm] StringValues? roles, CancellationToken cancellation)
    {
        var made = await invitations.CreateAsync(scope, address, roles.Values(), cancellation);
        return await ListAsync(scope, invitations, custom, made.Value is { } invitation ? InvitationLink.Of(context.Request, invitation) : null, made.Refusal, cancellation);
    }

    private static async Task<IResult> RevokeAsync(OrgScope scope, Invitations invitations, CustomRoles roles, Guid invitation, [FromForm] string confirm, CancellationToken cancellation)
    {
        var refusal = confirm == "revoke" ? await invitations.RevokeAsync(scope, invitation, cancellation) : ChangeRefusal.Missing;
        return refusal is null ? Results.Redirect($"/o/{scope.Name}/invitations") : await ListAsync(scope, invitations, roles, null, refusal, cancellation);
    }

    private static async Task<IResult> ShowAsync(Person person, Invitations invitations, string link, CancellationToken cancellation)
    {
        var found = await invitations.FindAsync(person, link, cancellation);
        return Page.Of<InvitationPage>(
            new { Person = person, Invitation = found, Text = link, Problem = found is null ? Invitations.NoLonger.Message : null }, found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static async Task<IResult> AcceptAsync(Person person, Invitations invitations, [FromForm] string link, CancellationToken cancellation)
    {
        var accepted = await invitations.AcceptAsync(person, link, cancellation);
        return accepted.Value is { } organisation
            ? Results.Redirect($"/o/{organisation}")
            : Page.Of<InvitationPage>(new { Person = person, Invitation = (OpenInvitation?)null, Text = "", Problem = accepted.Refusal!.Message }, accepted.Refusal.ToStatus());
    }
}
