using Microsoft.AspNetCore.Builder;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Http;

/// <summary>How a route says who may reach it.</summary>
public static class RouteExtensions
{
    /// <summary>Anybody may.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder route, string reason)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteAccess.Public(reason));

    /// <summary>Whoever has signed in may.</summary>
    public static TBuilder SignedIn<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteAccess.SignedIn());

    /// <summary>Members of the organisation that the route names may, with a permission.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Permission permission)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteAccess.InOrganisation(permission));

    /// <summary>Whoever shows a credential of a scheme may, in the organisation that the route names.</summary>
    public static TBuilder ByCredential<TBuilder>(this TBuilder route, string scheme)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteAccess.ByCredential(scheme));
}
