using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests;

/// <summary>Every route says who may reach it, and what anybody may reach is this short list.</summary>
public sealed partial class RouteTableTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Public =
    [
        "GET /.well-known/oauth-authorization-server", "GET /assets/site.css", "GET /assets/site.js", "GET /device", "GET /healthz", "GET /oauth/authorize", "GET /openapi/v1.json", "GET /readyz", "GET /sign-in", "GET /sign-in/providers",
        "GET /sign-in/with/{provider}", "GET /sign-in/with/{provider}/callback", "GET /sign-in/{token}", "POST /oauth/device", "POST /oauth/token", "POST /sign-in", "POST /sign-in/providers",
    ];

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

    [Fact]
    public async Task What_is_for_programs_is_described_and_nothing_else()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var description = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var described = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        var programs = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoute>() is not null).Select(endpoint => Name((RouteEndpoint)endpoint)).ToList();

        Assert.Equal(programs.Select(route => Constraints().Replace(route, "}").TrimEnd('/')).Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.All(Routes.Where(route => route.Route.Contains(" /api/", StringComparison.Ordinal) || route.Route.Contains(" /fleet/", StringComparison.Ordinal)), route => Assert.Contains(route.Route, programs));
    }

    private static string Name(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}";

    [GeneratedRegex(":[a-z]+\\}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Constraints();
}
