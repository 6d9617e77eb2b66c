using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Tests.Releases;

/// <summary>The server gets a new key: people sign a root that names it, machines follow, and the old key is worth nothing any more.</summary>
public sealed class OnlineKeyTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task From_the_root_on_that_names_the_new_key_the_server_signs_with_it_and_machines_follow()
    {
        using var company = await Company.PublishedAsync(server);
        await company.PublishAsync(2, "second", new RolloutPlan { First = ["early"], Waves = [50, 100] });
        using var machine = await company.EnrolAsync("early");
        using var late = await company.EnrolAsync("late");
        await machine.SyncAsync();
        var (before, old) = ((await late.SyncAsync()).Bundle, await company.OnlineKeyAsync());
        var next = await NextAsync(company, HttpMethod.Post);

        // As often as it is asked for it is the same, and until it is named the old one signs.
        Assert.Equal(Pem(next), Pem(await NextAsync(company, HttpMethod.Post)));
        Assert.Equal(Pem(next), Pem(await NextAsync(company, HttpMethod.Get)));
        Assert.Equal(Pem(old), Pem(await company.OnlineKeyAsync()));
        Assert.Equal(TufKey.Of(old).Id, await SignerAsync(machine));

        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync([company.People.NewRoot(next, version: 2)], null, null)).Status);

        Assert.Equal(Pem(next), Pem(await company.OnlineKeyAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await company.GetAsync("online-key/next")).Status);
        foreach (var one in new[] { machine, late }) Assert.Equal(TufKey.Of(next).Id, await SignerAsync(one));
        Assert.Equal(People.NewBundle("second"), (await machine.SyncAsync()).Bundle);
        Assert.Equal(before, (await late.SyncAsync()).Bundle);

        // Those that come, what is published and what is widened after it.
        using var newcomer = await company.EnrolAsync("newcomer");
        Assert.NotNull((await newcomer.SyncAsync()).Bundle);
        foreach (var _ in new[] { 50, 100 }) Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/widen")).Status);
        Assert.Equal(People.NewBundle("second"), (await late.SyncAsync()).Bundle);
        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync(3, "third")).Status);
        Assert.Equal(People.NewBundle("third"), (await late.SyncAsync()).Bundle);
        var ledger = await company.LedgerAsync();
        Assert.All(["fleet.online_key.make_next", $"{TufKey.Of(next).Id} for {TufKey.Of(old).Id}"], text => Assert.Contains(text, ledger));
    }

    [Fact]
    public async Task Whoever_had_the_old_key_and_sent_machines_far_ahead_is_left_behind_with_it()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        using var stolen = await StealAsync(company);
        var timestamp = (TufTimestamp)TufStaged.Parse(TufRoleNames.Timestamp, (await machine.TimestampAsync()).Bytes).Value!.Content;
        var ahead = OnlineSigning.Sign(stolen, TufRoleNames.Timestamp, timestamp with { Version = 1_000_000 }).ToBytes();
        machine.Between = file => file == "timestamp.json" ? ahead : null;
        Assert.NotNull((await machine.SyncAsync()).Bundle);
        machine.Between = _ => null;
        Assert.Equal(TufProblem.Rollback, (await machine.SyncAsync()).Error!.Problem);

        await company.PublishAsync([company.People.NewRoot(await NextAsync(company, HttpMethod.Post), version: 2)], null, null);

        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
        machine.Between = file => file == "timestamp.json" ? ahead : null;
        Assert.NotNull((await machine.SyncAsync()).Error);
        machine.Between = _ => null;
        await company.PublishAsync(2, "second");
        Assert.Equal(People.NewBundle("second"), (await machine.SyncAsync()).Bundle);

        // The server itself has it no more.
        using var kept = await StealAsync(company);
        Assert.NotEqual(stolen.Key.Id, kept.Key.Id);
    }

    [Fact]
    public async Task A_root_that_names_the_new_key_comes_alone_and_gives_no_server_key_power()
    {
        using var company = await Company.PublishedAsync(server);
        var next = await NextAsync(company, HttpMethod.Post);
        var (old, bundle) = (await company.OnlineKeyAsync(), People.NewBundle("second"));

        await RefusedAsync(company, "is published by itself", [company.People.NewRoot(next, version: 2)], company.People.NewTargets(2, bundle), bundle);
        var greedy = company.People.NewRoot(old, version: 2, change: root => root with
        {
            Keys = root.Keys.Append(KeyValuePair.Create(TufKey.Of(next).Id, TufKey.Of(next))).ToDictionary(),
            Roles = new Dictionary<string, TufRole>(root.Roles) { ["targets"] = new TufRole([.. root.Roles["targets"].KeyIds, TufKey.Of(next).Id], 2) },
        });
        await RefusedAsync(company, "this server's own key sign for `targets`", [greedy], null, null);
        var torn = company.People.NewRoot(old, version: 2, change: root => root with
        {
            Keys = root.Keys.Append(KeyValuePair.Create(TufKey.Of(next).Id, TufKey.Of(next))).ToDictionary(),
            Roles = new Dictionary<string, TufRole>(root.Roles) { ["snapshot"] = new TufRole([TufKey.Of(next).Id], 1) },
        });
        await RefusedAsync(company, "has to name this server's key", [torn], null, null);
        Assert.Equal(Pem(old), Pem(await company.OnlineKeyAsync()));
    }

    [Fact]
    public async Task One_that_is_forgotten_cannot_be_named_any_more()
    {
        using var company = await Company.PublishedAsync(server);
        Assert.Equal(HttpStatusCode.NotFound, (await company.SendAsync(HttpMethod.Delete, "online-key/next", null)).Status);
        var next = await NextAsync(company, HttpMethod.Post);

        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync(HttpMethod.Delete, "online-key/next", null)).Status);

        await RefusedAsync(company, "has to name this server's key", [company.People.NewRoot(next, version: 2)], null, null);
        Assert.NotEqual(Pem(next), Pem(await NextAsync(company, HttpMethod.Post)));
    }

    [Fact]
    public async Task The_page_makes_one_and_forgets_it()
    {
        using var company = await Company.PublishedAsync(server);
        var page = $"/o/{company.Name}/fleet/online-key";
        await company.Owner.GetAsync(page);
        Assert.Contains(TufKey.Of(await company.OnlineKeyAsync()).Id, company.Owner.Body);

        await company.Owner.SubmitAsync(page);
        Assert.Contains(TufKey.Of(await NextAsync(company, HttpMethod.Get)).Id, company.Owner.Body);
        await company.Owner.SubmitAsync(page);
        Assert.Contains("Make a new key", company.Owner.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await company.GetAsync("online-key/next")).Status);
    }

    private static async Task<Ed25519PublicKey> NextAsync(Company company, HttpMethod method)
    {
        var reply = await company.SendAsync(method, "online-key/next", null);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return Ed25519Pem.Parse(Encoding.ASCII.GetBytes(reply.Body)).Value!;
    }

    // As whoever has taken the server over.
    private async Task<TufSigner> StealAsync(Company company)
    {
        var services = server.App.Services;
        var scope = services.GetRequiredService<LiveFleets>().All.Select(live => live.ServerScope).OfType<OrgScope>().Single(scope => scope.Name == company.Name);
        await using var database = services.GetRequiredService<Databases>().Open<FleetDatabase>(scope);
        var row = await database.Fleet.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        return await services.GetRequiredService<OnlineKeys>().OpenAsync(row, scope, TestContext.Current.CancellationToken);
    }

    private static string Pem(Ed25519PublicKey key) => Encoding.ASCII.GetString(Ed25519Pem.Write(key));

    /// <summary>Whose signature is on the timestamp that a machine gets.</summary>
    private static async Task<string> SignerAsync(TestMachine machine) =>
        (await machine.TimestampAsync()).Json.GetProperty("signatures").EnumerateArray().Single().GetProperty("keyid").GetString()!;

    private static async Task RefusedAsync(Company company, string problem, IEnumerable<TufStaged> roots, TufStaged? targets, byte[]? bundle)
    {
        var reply = await company.PublishAsync(roots, targets, bundle);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "release_refused"), (reply.Status, reply.Code));
        Assert.Contains(problem, reply.Json.GetProperty("detail").GetString());
    }
}
