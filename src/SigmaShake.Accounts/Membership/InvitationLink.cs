using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Membership;

namespace SigmaShake.Accounts.Membership;

/// <summary>The link that is sent to whoever is invited.</summary>
internal static class InvitationLink
{
    /// <summary>On the host that whoever made the invitation reached the server by.</summary>
    public static string Of(HttpRequest request, NewInvitation invitation) => $"{request.Scheme}://{request.Host}/invitations/{invitation.Text}";
}
