using System.Net;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Machines;

/// <summary>Two nodes over the same databases: what one changes, the other sees within two seconds.</summary>
public sealed class NodeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_release_that_is_published_on_one_wakes_machines_that_wait_on_the_other()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var (app, address) = await server.BeginNodeAsync();
        await using var node = app;
        using var there = machine.At(address);
        var tag = (await there.TimestampAsync()).Tag;

        var waiting = there.TimestampAsync(tag, wait: 55);
        await company.PublishAsync(2, "second");

        Assert.Equal(HttpStatusCode.OK, (await waiting.WaitAsync(Soon, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_machine_comes_and_goes_on_both()
    {
        using var company = await Company.PublishedAsync(server);
        using var first = await company.EnrolAsync("first");
        var (app, address) = await server.BeginNodeAsync();
        await using var node = app;
        using var firstThere = first.At(address);
        var tag = (await firstThere.TimestampAsync()).Tag;

        using var second = await company.EnrolAsync("second");
        using var secondThere = second.At(address);
        await Deadline.UntilAsync(async () => (await secondThere.TimestampAsync()).Status == HttpStatusCode.OK, Soon);

        var waiting = firstThere.TimestampAsync(tag, wait: 55);
        await company.SendAsync(HttpMethod.Delete, $"machines/{first.Id}", null);
        Assert.Equal(HttpStatusCode.NotFound, (await waiting.WaitAsync(Soon, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_report_that_one_has_taken_is_a_replay_on_the_other()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = new TestMachine(server.Address, company.Name, "host") { Authority = "fleet.test" };
        var (app, address) = await server.BeginNodeAsync();
        await using var node = app;
        await machine.EnrolAsync(await company.NewKeyAsync());
        var body = new MachineReport(1, null, "0.1.0", new HookHealth(true, [])).ToBytes();
        using var client = new HttpClient();
        async Task<Reply> SendAsync(string to, HttpRequestMessage signed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(to), signed.RequestUri!.AbsolutePath)) { Content = new ByteArrayContent(body) };
            request.Headers.Host = "fleet.test";
            foreach (var header in signed.Headers) request.Headers.TryAddWithoutValidation(header.Key, header.Value);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return await Reply.OfAsync(response);
        }

        using var once = machine.Signed(HttpMethod.Post, "reports", body);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server.Address, once)).Status);
        Assert.Equal("replayed", (await SendAsync(address, once)).Code);
    }

    [Fact]
    public async Task A_node_that_drains_lets_go_of_those_that_wait()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var (app, address) = await server.BeginNodeAsync();
        using var there = machine.At(address);
        var tag = (await there.TimestampAsync()).Tag;

        var waiting = there.TimestampAsync(tag, wait: 55);
        await Deadline.UntilAsync(() => HeldAt(app) == 1, Soon);
        await app.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, (await waiting.WaitAsync(Soon, TestContext.Current.CancellationToken)).Status);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Behind_a_proxy_machines_sign_the_name_that_they_dial()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var (one, address) = await server.BeginNodeAsync(new FleetOptions { PublicHosts = ["fleet.example.com"] });
        var (two, otherAddress) = await server.BeginNodeAsync(new FleetOptions { PublicHosts = ["fleet.example.com", "other.example.com"] });
        await using (one)
        await using (two)
        {
            using var dialled = machine.At(address, "fleet.example.com");
            using var direct = machine.At(address);
            using var undecided = machine.At(otherAddress, "fleet.example.com");

            Assert.Equal(HttpStatusCode.OK, (await dialled.TimestampAsync()).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await direct.TimestampAsync()).Status);

            // Of several names it is the request that says which.
            Assert.Equal(HttpStatusCode.NotFound, (await undecided.TimestampAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await undecided.SendAsync(HttpMethod.Get, "metadata/timestamp.json", null, request => request.Headers.Host = "fleet.example.com")).Status);
        }
    }

    private static int HeldAt(Microsoft.AspNetCore.Builder.WebApplication app) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Fleet.Machines.HeldRequests>(app.Services).Count;
}
