using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>
/// Lets routing itself answer what it refuses: a method or a type of body that an address does not take (405, 415). These answers depend on nothing but the
/// table of routes, and so tell a stranger nothing.
/// </summary>
internal sealed class RoutingRefusals(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is { RequestDelegate: { } refuse } and not RouteEndpoint ? refuse(context) : next(context);
}
