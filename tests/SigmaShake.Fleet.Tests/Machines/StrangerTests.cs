using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;

namespace SigmaShake.Fleet.Tests.Machines;

/// <summary>Every route of the fleet, as the route table has it: whoever belongs to another organisation gets what a name that nobody has gets.</summary>
public sealed class StrangerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Of_another_organisations_fleet_nobody_sees_a_byte_or_changes_one()
    {
        using var company = await Company.PublishedAsync(server);
        using var stranger = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync("secret-name");
        await company.PublishAsync(2, "second", new Signing.Fleet.RolloutPlan { Waves = [1, 100] });
        var before = await company.LedgerAsync();
        var routes = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.Contains("/fleet", StringComparison.Ordinal) && route.RoutePattern.RawText.Contains("{organisation}", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 25, "hardly any route was found");
        foreach (var route in routes)
        {
            var method = new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            var type = route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0];
            var theirs = await AskAsync(stranger, method, Fill(route.RoutePattern.RawText!, company.Name, machine.Id), type);
            var nobodys = await AskAsync(stranger, method, Fill(route.RoutePattern.RawText!, "nobody-here", machine.Id), type);

            Assert.Equal((method, HttpStatusCode.NotFound), (method, theirs.Status));
            Assert.Equal(nobodys.Body, theirs.Body);
            Assert.DoesNotContain("secret-name", theirs.Body);
        }

        // The page says when a form was made; entries are what counts.
        Assert.Equal(Count(before), Count(await company.LedgerAsync()));
    }

    [Fact]
    public async Task A_stranger_has_no_fleet_read_into_memory()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var (app, address) = await server.BeginNodeAsync();
        await using var node = app;
        var fleets = app.Services.GetRequiredService<LiveFleets>();
        using var stranger = new TestMachine(address, company.Name, "stranger");
        using var there = machine.At(address);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.TimestampAsync()).Status);
        Assert.Empty(fleets.All);

        Assert.Equal(HttpStatusCode.OK, (await there.TimestampAsync()).Status);
        Assert.Single(fleets.All);
    }

    private static int Count(string page) => page.Split("<tr>").Length;

    private static string Fill(string route, string organisation, string machine) => route
        .Replace("{organisation}", organisation, StringComparison.Ordinal).Replace("{machine}", machine, StringComparison.Ordinal).Replace("{release:long}", "2", StringComparison.Ordinal)
        .Replace("{file}", "1.root.json", StringComparison.Ordinal).Replace("{key}", "ek_1", StringComparison.Ordinal);

    // With a session that is good elsewhere, and a body of the type that the route takes.
    private static Task<Reply> AskAsync(Company stranger, HttpMethod method, string path, string? type) => stranger.SendAsync(
        method, path, method != HttpMethod.Post && method != HttpMethod.Put ? null : new StringContent("step=widen", Encoding.UTF8) { Headers = { ContentType = new(type ?? "application/x-www-form-urlencoded") } });
}
