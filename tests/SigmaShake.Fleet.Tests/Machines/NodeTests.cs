using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Machines;

/// <summary>Two nodes over the same databases: what one changes, the other sees within two seconds.</summary>
public sealed class NodeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

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
    public async Task One_organisation_whose_database_cannot_be_read_keeps_no_other_from_its_news()
    {
        // The node looks at them in the order of their ids, or of their changes: the one that cannot be read comes first in both.
        using var broken = await Company.PublishedAsync(server);
        using var whole = await Company.PublishedAsync(server);
        using TestMachine lost = await broken.EnrolAsync(), machine = await whole.EnrolAsync();
        var (app, address) = await server.BeginNodeAsync();
        await using var node = app;
        using TestMachine lostThere = lost.At(address), there = machine.At(address);
        await lostThere.TimestampAsync();
        var tag = (await there.TimestampAsync()).Tag;
        await BreakAsync(app, await IdOfAsync(broken));

        var waiting = there.TimestampAsync(tag, wait: 55);
        await whole.PublishAsync(2, "second");

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

    private static async Task<OrganisationId> IdOfAsync(Company company) =>
        OrganisationId.TryParse((await company.GetAsync($"/api/v1/organisations/{company.Name}")).Json.GetProperty("id").GetString(), out var id) ? id : throw new InvalidOperationException("it has no id");

    // Its fleet is gone from its database, and the server says that it has changed.
    private static async Task BreakAsync(Microsoft.AspNetCore.Builder.WebApplication app, OrganisationId id)
    {
        var databases = app.Services.GetRequiredService<Databases>();
        var live = app.Services.GetRequiredService<LiveFleets>().Find(id)!;
        await using (var database = databases.Open<FleetDatabase>(live.ServerScope!)) await database.Fleet.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await using var control = databases.OpenControl<FleetChangesDatabase>();
        var (text, now) = (id.ToString(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        await control.Changes.Where(row => row.OrganisationId == text).ExecuteUpdateAsync(
            row => row.SetProperty(change => change.Generation, change => change.Generation + 1).SetProperty(change => change.ChangedMs, now), TestContext.Current.CancellationToken);
    }

    private static int HeldAt(Microsoft.AspNetCore.Builder.WebApplication app) =>
        app.Services.GetRequiredService<Fleet.Machines.HeldRequests>().Count;
}
