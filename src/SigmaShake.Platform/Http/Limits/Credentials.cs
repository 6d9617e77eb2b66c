using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>Whether a request shows a credential, good or not.</summary>
internal static class Credentials
{
    public static bool AreShown(HttpContext context) =>
        ShownCredential.Of(context) is not { Session: null, Bearer: null } || AccessOf(context) is RouteAccess.ByCredential;

    /// <summary>Whether the route wanted one, and what was shown turned out to be none.</summary>
    public static bool WereNone(HttpContext context) => AccessOf(context) is not (null or RouteAccess.Public) && !Caller.IsLetIn(context);

    private static RouteAccess? AccessOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>();
}
