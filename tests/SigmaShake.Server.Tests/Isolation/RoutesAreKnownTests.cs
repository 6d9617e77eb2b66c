using SigmaShake.Server.Testing;
using SigmaShake.Server.Testing.Tenants;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>What walks the route table knows how to fill all of it in: a route that comes is walked, or fails here.</summary>
public sealed class RoutesAreKnownTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public void Every_parameter_of_every_route_has_something_that_it_names() => Assert.All(
        TwoOrganisations.RoutesOf(server).SelectMany(one => one.Route.RoutePattern.Parameters, (one, parameter) => (one.Route.RoutePattern.RawText, parameter.Name)),
        one => Assert.True(Things.Knows(one.Name), $"`{one.RawText}` has a parameter `{one.Name}` that is not walked: say in {nameof(Things)} and {nameof(Premises)} what it names"));

    [Fact]
    public void Every_route_that_takes_something_is_sent_something_and_nothing_is_sent_to_none() => Assert.Equal(
        TwoOrganisations.RoutesOf(server).Where(one => Fillings.AreTakenWith(one.Method)).Select(one => Fillings.NameOf(one.Route, one.Method)).Distinct().Order(StringComparer.Ordinal),
        Fillings.Names.Order(StringComparer.Ordinal));
}
