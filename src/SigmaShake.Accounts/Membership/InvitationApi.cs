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

/// <summary>Invitations, for programs.</summary>
internal static class InvitationApi
{
    private const string Tag = "Invitations";

    public static void MapInvitationApi(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup($"{ApiDescriptions.Organisation}/invitations");
        invitations.MapGet("", async (OrgScope scope, Invitations all, CancellationToken cancellation) => TypedResults.Ok(new ListPage<Invitation>(await all.ListAsync(scope, cancellation))))
            .Needs(Permission.MembersWrite).WithEntityTag().Describe("listInvitations", Tag, "List invitations", "Those that nobody has used yet.");
        invitations.MapPost("", CreateAsync).Needs(Permission.MembersWrite).Changes().Produces<MadeInvitation>(StatusCodes.Status201Created)
            .Describe("createInvitation", Tag, "Invite somebody", "Makes a link for whoever has proved that the address is theirs. It works once, and is shown this once.");
        invitations.MapDelete("{invitation:guid}", (OrgScope scope, Invitations all, Guid invitation, CancellationToken cancellation) => all.RevokeAsync(scope, invitation, cancellation).ToAnswerAsync())
            .Needs(Permission.MembersWrite).Changes().Produces(StatusCodes.Status204NoContent).Describe("revokeInvitation", Tag, "Revoke an invitation", "Its link works no more.");
    }

    private static async Task<IResult> CreateAsync(OrgScope scope, Invitations invitations, HttpContext context, [FromBody] WantedInvitation wanted, CancellationToken cancellation)
    {
        var made = await invitations.CreateAsync(scope, wanted.Address, wanted.Roles, cancellation);
        return made.Value is { } invitation
            ? TypedResults.Json(new MadeInvitation(invitation.Id, InvitationLink.Of(context.Request, invitation), invitation.Expires), statusCode: StatusCodes.Status201Created)
            : made.Refusal!.ToProblem();
    }
}

/// <summary>An invitation to be made.</summary>
/// <param name="Address">For whom.</param>
/// <param name="Roles">The names of the roles that they shall have.</param>
internal sealed record WantedInvitation(string Address, IReadOnlyList<string> Roles);

/// <summary>An invitation that was made.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Link">What to send to the address.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record MadeInvitation(Guid Id, string Link, DateTimeOffset Expires);
