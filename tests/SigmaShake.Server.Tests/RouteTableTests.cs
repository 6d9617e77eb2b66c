using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests;

/// <summary>Every route says who may reach it, and what anybody may reach is this short list.</summary>
public sealed class RouteTableTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Public = ["GET /assets/site.css", "GET /healthz", "GET /readyz", "GET /sign-in/{token}", "POST /sign-in"];

    private List<(string Route, IReadOnlyList<RouteAccess> Access)> Routes => [.. server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => (Name((RouteEndpoint)endpoint), endpoint.Metadata.GetOrderedMetadata<RouteAccess>()))];

    [Fact]
    public void Each_has_exactly_one_access()
    {
        Assert.NotEmpty(Routes);
        Assert.All(Routes, route => Assert.Single(route.Access));
    }

    [Fact]
    public void What_anybody_may_reach_is_a_short_list_with_reasons()
    {
        var open = Routes.Where(route => route.Access[0] is RouteAccess.Public).ToList();

        Assert.Equal(Public, open.Select(route => route.Route).Order(StringComparer.Ordinal));
        Assert.All(open, route => Assert.NotEmpty(((RouteAccess.Public)route.Access[0]).Reason));
    }

    [Fact]
    public void A_route_names_an_organisation_if_and_only_if_it_needs_a_permission_or_a_credential_there() =>
        Assert.All(Routes, route => Assert.Equal(route.Route.Contains("{organisation}", StringComparison.Ordinal), route.Access[0] is RouteAccess.InOrganisation or RouteAccess.ByCredential));

    private static string Name(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}";
}
