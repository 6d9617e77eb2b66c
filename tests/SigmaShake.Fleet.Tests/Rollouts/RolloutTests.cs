using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Tests.Rollouts;

public sealed class RolloutTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly RolloutPlan Plan = new() { First = ["canary"], Waves = [50, 100] };

    [Fact]
    public async Task Named_machines_come_first_then_a_share_then_all_and_each_only_goes_forward()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var canary = await company.EnrolAsync("canary", key);
        var machines = new List<TestMachine>();
        for (var i = 0; i < 16; i++) machines.Add(await company.EnrolAsync($"host-{i}", key));
        foreach (var machine in machines.Append(canary)) await machine.SyncAsync();
        await company.PublishAsync(2, "second", Plan);

        Assert.Equal(People.NewBundle("second"), (await canary.SyncAsync()).Bundle);
        Assert.Empty(await WithAsync(machines, "second"));

        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/widen")).Status);
        var half = await WithAsync(machines, "second");
        Assert.InRange(half.Count, 1, 15);

        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/widen")).Status);
        Assert.Equal(16, (await WithAsync(machines, "second")).Count);
        Assert.Equal("rollout_state", (await company.PostAsync("rollouts/2/widen")).Code);
        Assert.Equal("rollout_state", (await company.PostAsync("rollouts/7/widen")).Code);
        Assert.Contains("2 to 50 %", await company.LedgerAsync());
        machines.ForEach(machine => machine.Dispose());
    }

    [Fact]
    public async Task A_paused_rollout_does_not_widen_and_a_third_release_overtakes_it()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var canary = await company.EnrolAsync("canary", key);
        using var host = await company.EnrolAsync("host", key);
        await company.PublishAsync(2, "second", Plan);
        await canary.SyncAsync();
        await host.SyncAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/pause")).Status);
        Assert.Equal("rollout_state", (await company.PostAsync("rollouts/2/pause")).Code);
        Assert.Equal("rollout_state", (await company.PostAsync("rollouts/2/widen")).Code);
        Assert.Equal(People.NewBundle("first"), (await host.SyncAsync()).Bundle);

        await company.PublishAsync(3, "third", Plan);
        Assert.Equal(People.NewBundle("third"), (await canary.SyncAsync()).Bundle);
        Assert.Equal(People.NewBundle("first"), (await host.SyncAsync()).Bundle);
        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/resume")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/widen")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync("rollouts/2/widen")).Status);

        // What was signed for release 2 since then is newer than the timestamp of release 3, and takes nobody back who has that.
        Assert.Equal(People.NewBundle("second"), (await host.SyncAsync()).Bundle);
        Assert.Equal(People.NewBundle("third"), (await canary.SyncAsync()).Bundle);
        await company.PostAsync("rollouts/3/widen");
        await company.PostAsync("rollouts/3/widen");
        Assert.Equal(People.NewBundle("third"), (await host.SyncAsync()).Bundle);
        Assert.Equal(People.NewBundle("third"), (await canary.SyncAsync()).Bundle);
    }

    [Fact]
    public async Task Versions_of_timestamps_only_grow_whoever_gets_them()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var canary = await company.EnrolAsync("canary", key);
        using var host = await company.EnrolAsync("host", key);
        await company.PublishAsync(2, "second", Plan);
        var before = (await VersionAsync(canary), await VersionAsync(host));
        await company.PostAsync("rollouts/2/widen");
        await company.PostAsync("rollouts/2/widen");
        var after = (await VersionAsync(canary), await VersionAsync(host));

        Assert.True(before.Item1 > before.Item2);
        Assert.Equal(after.Item1, after.Item2);
        Assert.True(after.Item1 > before.Item1);
    }

    [Fact]
    public async Task A_rollout_whose_machines_refuse_more_pauses_itself_and_says_why()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var canary = await company.EnrolAsync("canary", key);
        using var host = await company.EnrolAsync("host", key);
        await company.PublishAsync(2, "second", Plan);
        await ReportAsync(host, 1, block: 10, allow: 990);
        await ReportAsync(canary, 2, block: 10, allow: 100);
        Assert.Equal("rolling_out", await StateAsync(company));

        await ReportAsync(canary, 2, block: 100, allow: 100);

        Assert.Equal("paused", await StateAsync(company));
        Assert.Contains("% of calls are refused, and were 1 %", await company.LedgerAsync());
        Assert.Equal("rollout_state", (await company.PostAsync("rollouts/2/widen")).Code);
    }

    [Theory]
    [InlineData(0, 20, 1_000, "could not be judged")]
    [InlineData(0, 0, 200_000, "the slowest verdicts take 200 ms, and took 1 ms")]
    public async Task So_does_one_whose_machines_fail_or_wait(long block, long errors, long p99Us, string reason)
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var canary = await company.EnrolAsync("canary", key);
        using var host = await company.EnrolAsync("host", key);
        await company.PublishAsync(2, "second", Plan);
        await ReportAsync(host, 1, block: 0, allow: 1_000, p99Us: 1_000);

        await ReportAsync(canary, 2, block, allow: 980, errors, p99Us);

        Assert.Equal("paused", await StateAsync(company));
        Assert.Contains(reason, await company.LedgerAsync());
    }

    [Fact]
    public async Task One_that_was_widened_and_could_not_be_told_of_is_widened_once_however_often_it_is_asked_for()
    {
        using var company = await Company.PublishedAsync(server);
        await company.PublishAsync(2, "second", Plan);
        await RunAsync("ALTER TABLE \"FleetChanges\" RENAME TO \"Hidden\"");
        await company.SendAsync(HttpMethod.Post, "rollouts/2/widen", null, key: "once");
        await RunAsync("ALTER TABLE \"Hidden\" RENAME TO \"FleetChanges\"");

        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync(HttpMethod.Post, "rollouts/2/widen", null, key: "once")).Status);

        Assert.Equal(0, (await company.GetAsync("rollouts")).Json.GetProperty("items")[0].GetProperty("wave").GetInt32());

        async Task RunAsync(string sql)
        {
            await using var control = server.App.Services.GetRequiredService<Databases>().OpenControl<FleetChangesDatabase>();
            await control.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
        }
    }

    private static Task<Reply> ReportAsync(TestMachine machine, long release, long block, long allow, long errors = 0, long p99Us = 0)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var counts = new DecisionCounts(now, now) { Block = block, Allow = allow, Errors = errors, P99Us = p99Us };
        return machine.ReportAsync(new MachineReport(release, null, "0.1.0", new HookHealth(true, [])) { Counts = counts });
    }

    private static async Task<string> StateAsync(Company company) => (await company.GetAsync("rollouts")).Json.GetProperty("items")[0].GetProperty("state").GetString()!;

    private static async Task<long> VersionAsync(TestMachine machine) =>
        ((TufTimestamp)TufStaged.Parse(TufRoleNames.Timestamp, (await machine.TimestampAsync()).Bytes).Value!.Content).Version;

    private static async Task<List<TestMachine>> WithAsync(List<TestMachine> machines, string rule)
    {
        var with = new List<TestMachine>();
        foreach (var machine in machines)
        {
            var (bundle, error) = await machine.SyncAsync();
            Assert.Null(error);
            if (bundle.AsSpan().SequenceEqual(People.NewBundle(rule))) with.Add(machine);
        }

        return with;
    }
}
