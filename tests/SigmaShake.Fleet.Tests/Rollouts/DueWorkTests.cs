using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Rollouts;

/// <summary>What becomes due is done when a machine asks.</summary>
public sealed class DueWorkTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_timestamp_that_is_over_is_signed_again_before_it_is_handed_out()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var before = await TimestampAsync(machine);
        await ChangeAsync(company, row => row.TimestampExpiresMs = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds());

        var after = await TimestampAsync(machine);

        Assert.True(after.Version > before.Version);
        Assert.InRange(after.Expires, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(24));
        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
    }

    [Fact]
    public async Task One_of_whose_life_half_is_over_is_signed_again_beside_the_answer()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var before = await TimestampAsync(machine);
        await ChangeAsync(company, row => row.TimestampExpiresMs = DateTimeOffset.UtcNow.AddHours(11).ToUnixTimeMilliseconds());

        await Deadline.UntilAsync(async () => (await TimestampAsync(machine)).Version > before.Version, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_wave_begins_by_itself_when_the_plan_says_so_and_not_while_it_is_paused()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await machine.SyncAsync();
        await company.PublishAsync(2, "second", new RolloutPlan { First = ["nobody"], Waves = [100], EveryMinutes = 60 });
        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);

        await company.PostAsync("rollouts/2/pause");
        await ChangeAsync(company, row => row.WaveSinceMs = DateTimeOffset.UtcNow.AddMinutes(-61).ToUnixTimeMilliseconds());
        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
        await company.PostAsync("rollouts/2/resume");
        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
        await ChangeAsync(company, row => row.WaveSinceMs = DateTimeOffset.UtcNow.AddMinutes(-61).ToUnixTimeMilliseconds());

        await Deadline.UntilAsync(async () => (await machine.SyncAsync()).Bundle!.SequenceEqual(People.NewBundle("second")), TimeSpan.FromSeconds(20));
        Assert.Contains("2 to 100 %, as planned", await company.LedgerAsync());
    }

    private async Task ChangeAsync(Company company, Action<ReleaseRow> change)
    {
        var scope = server.App.Services.GetRequiredService<LiveFleets>().All.Select(live => live.ServerScope).Single(scope => scope?.Name == company.Name)!;
        await server.App.Services.GetRequiredService<FleetWork>().ChangeAsync(scope, async work =>
        {
            change(await work.Database.Releases.OrderByDescending(row => row.Number).FirstAsync());
            return work.Keep(true);
        }, TestContext.Current.CancellationToken);
    }

    private static async Task<TufTimestamp> TimestampAsync(TestMachine machine) =>
        (TufTimestamp)TufStaged.Parse(TufRoleNames.Timestamp, (await machine.TimestampAsync()).Bytes).Value!.Content;
}
