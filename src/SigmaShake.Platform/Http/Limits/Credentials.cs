using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>Whether a request shows a credential, good or not.</summary>
internal static class Credentials
{
    public static bool AreShown(HttpContext context) =>
        ShownCredential.Of(context) is not { Session: null, Bearer: null } || AccessOf(context) is RouteAccess.ByCredential;

    /// <summary>
    /// Whether the route wanted one, and what was shown turned out to be none there: also the session of somebody who asks for organisations that they are not
    /// in, whom no limit of callers sees.
    /// </summary>
    public static bool WereNone(HttpContext context) => AccessOf(context) switch
    {
        null or RouteAccess.Public => false,
        RouteAccess.SignedIn => !Caller.IsLetIn(context),
        _ => context.Features.Get<OrgScope>() is null,
    };

    private static RouteAccess? AccessOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>();
}
