using System.Net;
using System.Text;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Tests.Releases;

/// <summary>What machines would refuse is not published, and changes nothing.</summary>
public sealed class PublishTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_one_person_has_signed_is_not_published()
    {
        using var company = await Company.PublishedAsync(server);
        var bundle = People.NewBundle("second");

        await RefusedAsync(company, "is signed by 1 of the 2 keys", [], company.People.NewTargets(2, bundle, by: [company.People.Targets[0]]), bundle);
        await RefusedAsync(company, "is signed by 0 of the 2 keys", [], company.People.NewTargets(2, bundle, by: company.People.Root), bundle);
    }

    [Fact]
    public async Task A_root_with_a_threshold_of_one_needs_the_organisations_word()
    {
        using var company = await Company.FoundAsync(server);
        company.People.TargetsThreshold = 1;

        Assert.Contains("Set the threshold to 2", (await company.PublishFirstAsync()).Body);
        var settings = """{"allows_single_signer":true,"min_calls":200,"denial_points":5,"error_points":1,"latency_percent":200}""";
        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync(HttpMethod.Put, "settings", new StringContent(settings, Encoding.UTF8, "application/json"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await company.PublishFirstAsync()).Status);
        Assert.Contains("single signer allowed", await company.LedgerAsync());
    }

    [Fact]
    public async Task A_root_that_names_another_server_or_gives_this_one_power_is_refused()
    {
        using var company = await Company.FoundAsync(server);
        using var foreign = Ed25519PrivateKey.Generate();
        var online = await company.OnlineKeyAsync();
        var bundle = People.NewBundle("first");
        var id = TufKey.Of(online).Id;

        await RefusedAsync(company, "has to name this server's key", [company.People.NewRoot(foreign.Public)], company.People.NewTargets(1, bundle), bundle);
        var greedy = company.People.NewRoot(online, change: root => root with
        {
            Roles = new Dictionary<string, TufRole>(root.Roles) { ["targets"] = new TufRole([.. root.Roles["targets"].KeyIds, id], 2) },
        });
        await RefusedAsync(company, "this server's own key sign for `targets`", [greedy], company.People.NewTargets(1, bundle), bundle);
        await RefusedAsync(company, "The first root is published together with a first bundle", [company.People.NewRoot(online)], null, null);
        await RefusedAsync(company, "there is no first root", [], company.People.NewTargets(1, bundle), bundle);
    }

    [Fact]
    public async Task Targets_that_say_more_than_one_bundle_are_refused()
    {
        using var company = await Company.PublishedAsync(server);
        var bundle = People.NewBundle("second");
        var people = company.People;
        var extra = TufTarget.Of("x"u8);

        var two = people.NewTargets(2, bundle, change: targets => targets with { Targets = new Dictionary<string, TufTarget>(targets.Targets) { ["x"] = extra } });
        await RefusedAsync(company, "and nothing else", [], two, bundle);
        var delegating = people.NewTargets(2, bundle, change: targets => targets with { Delegations = new TufDelegations(new Dictionary<string, TufKey>(), []) });
        await RefusedAsync(company, "which is not supported", [], delegating, bundle);
        await RefusedAsync(company, "rising shares", [], people.NewTargets(2, bundle, new RolloutPlan { Waves = [50, 10] }), bundle);
        await RefusedAsync(company, "is over since", [], people.NewTargets(2, bundle, change: targets => targets with { Expires = DateTimeOffset.UtcNow.AddSeconds(-2) }), bundle);
    }

    [Fact]
    public async Task Old_versions_other_bundles_and_damaged_files_are_refused()
    {
        using var company = await Company.PublishedAsync(server);
        var (bundle, other) = (People.NewBundle("second"), People.NewBundle("other"));
        var targets = company.People.NewTargets(2, bundle);

        await RefusedAsync(company, "and 1 is published", [], company.People.NewTargets(1, bundle), bundle);
        await RefusedAsync(company, "is not there", [], targets, other);
        Assert.Equal("release_refused", (await company.PublishFilesAsync([], targets.ToBytes(), "{}"u8.ToArray())).Code);
        Assert.Equal("release_refused", (await company.PublishFilesAsync([], targets.ToBytes(), null)).Code);
        Assert.Equal("release_refused", (await company.PublishFilesAsync([], null, bundle)).Code);
        Assert.Equal("release_refused", (await company.PublishFilesAsync([], "{}"u8.ToArray(), bundle)).Code);
        Assert.Equal("release_refused", (await company.PublishFilesAsync([], null, null)).Code);
        var bytes = targets.ToBytes();
        for (var at = 0; at < bytes.Length; at += 97)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            var reply = await company.PublishFilesAsync([], changed, bundle);

            // A signature that no longer verifies, or a file that is none: in any case one signer too few.
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "release_refused"), (reply.Status, reply.Code));
        }

        Assert.Equal(1, (await company.GetAsync("rollouts")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync([], targets, bundle)).Status);
    }

    [Fact]
    public async Task Going_back_is_a_higher_version_with_older_content()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        await company.PublishAsync(2, "second");
        await machine.SyncAsync();

        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync(3, "first")).Status);

        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_wins()
    {
        using var company = await Company.PublishedAsync(server);

        var answers = await Task.WhenAll(company.PublishAsync(2, "one"), company.PublishAsync(2, "two"), company.PublishAsync(2, "three"));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(2, answers.Count(answer => answer.Code == "release_refused"));
    }

    [Fact]
    public async Task A_new_root_alone_reaches_machines_and_one_under_which_nothing_stands_does_not()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        var online = await company.OnlineKeyAsync();

        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync([company.People.NewRoot(online, version: 2)], null, null)).Status);
        Assert.NotNull((await machine.SyncAsync()).Bundle);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("metadata/2.root.json")).Status);

        // Both who sign targets are replaced: what is published was signed by the old ones.
        using var next = new People();
        company.People.Targets.Clear();
        company.People.Targets.AddRange(next.Targets);
        await RefusedAsync(company, "release 1 would not stand", [company.People.NewRoot(online, version: 3)], null, null);
        var bundle = People.NewBundle("second");
        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync([company.People.NewRoot(online, version: 3)], company.People.NewTargets(2, bundle), bundle)).Status);
        Assert.Equal(bundle, (await machine.SyncAsync()).Bundle);
    }

    [Fact]
    public async Task What_the_next_release_is_built_on_is_there_for_whoever_may_read()
    {
        using var company = await Company.PublishedAsync(server);
        await company.PublishAsync(2, "second");

        Assert.Equal(2, TufStaged.Parse("targets", (await company.GetAsync("published/targets.json")).Bytes).Value!.Content.Version);
        Assert.Equal(1, TufStaged.Parse("root", (await company.GetAsync("published/root.json")).Bytes).Value!.Content.Version);
        Assert.Equal(People.NewBundle("second"), (await company.GetAsync("published/bundle.json")).Bytes);
        Assert.Equal(HttpStatusCode.OK, (await company.GetAsync("published/1.root.json")).Status);
        foreach (var name in new[] { "2.root.json", "timestamp.json", "x", "..%2Froot.json" }) Assert.Equal(HttpStatusCode.NotFound, (await company.GetAsync($"published/{name}")).Status);
    }

    private static async Task RefusedAsync(Company company, string problem, IEnumerable<TufStaged> roots, TufStaged? targets, byte[]? bundle)
    {
        var before = (await company.GetAsync("rollouts")).Body;
        var reply = await company.PublishAsync(roots, targets, bundle);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "release_refused"), (reply.Status, reply.Code));
        Assert.Contains(problem, reply.Json.GetProperty("detail").GetString());
        Assert.Equal(before, (await company.GetAsync("rollouts")).Body);
    }
}
