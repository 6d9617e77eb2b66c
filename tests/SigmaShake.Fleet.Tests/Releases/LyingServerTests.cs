using System.Text;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Tuf;

namespace SigmaShake.Fleet.Tests.Releases;

/// <summary>Whoever has taken the server over, or stands before it, can keep news away and nothing else: the machine keeps its last good rules, and recovers.</summary>
public sealed class LyingServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Old_files_are_not_taken_for_new_ones()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        var old = (await machine.TimestampAsync()).Bytes;
        await company.PublishAsync(2, "second");
        await machine.SyncAsync();

        machine.Between = file => file == "timestamp.json" ? old : null;

        Assert.Equal(TufProblem.Rollback, (await machine.SyncAsync()).Error!.Problem);
        await AssertRecoversAsync(machine, "second");
    }

    [Fact]
    public async Task What_is_held_back_is_noticed_when_the_timestamp_is_over()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        var old = (await machine.TimestampAsync()).Bytes;
        await company.PublishAsync(2, "second");

        machine.Between = file => file == "timestamp.json" ? old : null;

        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync(TimeSpan.FromHours(23))).Bundle);
        Assert.Equal(TufProblem.Expired, (await machine.SyncAsync(TimeSpan.FromHours(25))).Error!.Problem);
        await AssertRecoversAsync(machine, "second");
    }

    [Theory]
    [InlineData("2.snapshot.json", "1.snapshot.json", TufProblem.Mismatch)]
    [InlineData("2.targets.json", "1.targets.json", TufProblem.Mismatch)]
    public async Task Files_of_two_releases_are_not_mixed(string asked, string given, TufProblem problem)
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        await company.PublishAsync(2, "second");
        var other = (await machine.GetAsync($"metadata/{given}")).Bytes;

        machine.Between = file => file == asked ? other : null;

        Assert.Equal(problem, (await machine.SyncAsync()).Error!.Problem);
        await AssertRecoversAsync(machine, "second");
    }

    [Theory]
    [InlineData("timestamp.json")]
    [InlineData("2.snapshot.json")]
    [InlineData("2.targets.json")]
    [InlineData("bundle.json")]
    public async Task A_file_that_was_changed_is_refused(string changed)
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        await company.PublishAsync(2, "second");
        var honest = new TestMachine(server.Address, company.Name, "honest");
        await honest.EnrolAsync(await company.NewKeyAsync());
        var files = new Dictionary<string, byte[]>();
        honest.Between = _ => null;
        foreach (var name in new[] { "timestamp.json", "2.snapshot.json", "2.targets.json" }) files[name] = (await honest.GetAsync($"metadata/{name}")).Bytes;
        files["bundle.json"] = People.NewBundle("second");
        honest.Dispose();

        machine.Between = file => file.EndsWith(changed, StringComparison.Ordinal) ? Flipped(files[changed]) : null;

        Assert.NotNull((await machine.SyncAsync()).Error);
        await AssertRecoversAsync(machine, "second");
    }

    // A server that was taken over holds the key of snapshots and timestamps, and none that makes rules.
    [Fact]
    public async Task Rules_that_people_have_not_signed_are_refused_whatever_the_server_signs()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        var forged = company.People.NewTargets(2, People.NewBundle("forged"), by: [company.People.Targets[0]]);

        Assert.Contains("is signed by 1 of the 2 keys", (await company.PublishAsync([], forged, People.NewBundle("forged"))).Body);
        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
    }

    private static async Task AssertRecoversAsync(TestMachine machine, string rule)
    {
        machine.Between = _ => null;
        Assert.Equal(People.NewBundle(rule), (await machine.SyncAsync()).Bundle);
    }

    // A letter of the content, so that what is read is still JSON.
    private static byte[] Flipped(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        var at = text.IndexOf("second", StringComparison.Ordinal) is >= 0 and var found ? found : text.IndexOf("\"version\":", StringComparison.Ordinal) + "\"version\":".Length;
        var changed = file.ToArray();
        changed[at] ^= 1;
        return changed;
    }
}
