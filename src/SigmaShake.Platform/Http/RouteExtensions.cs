using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Limits;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Http;

/// <summary>How a route says who may reach it, and what it takes and gives.</summary>
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

    /// <summary>It is for programs, and stands in the API description: it needs a name, a tag and a description there.</summary>
    public static TBuilder AsApi<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ApiRoute());

    /// <summary>Its requests wait for news, so they take no place from those that work. They end when the server drains.</summary>
    public static TBuilder LongPoll<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new LongPoll());

    /// <summary>It takes larger bodies than others.</summary>
    /// <param name="route">The route.</param>
    /// <param name="maxBytes">The largest.</param>
    public static TBuilder TakesUpTo<TBuilder>(this TBuilder route, long maxBytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequestSizeLimitAttribute(maxBytes));

    /// <summary>Its JSON bears an entity tag, and whoever has it already gets a 304.</summary>
    public static TBuilder WithEntityTag<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter<TBuilder, EntityTagFilter>();
}
