using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Live;

/// <summary>A database that cannot be had ends neither the keeper nor, with it, the server.</summary>
public sealed class SeenKeeperTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_outlives_a_fleet_whose_region_is_served_elsewhere_and_forgets_it()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var folder = new TemporaryFolder();
        await using var elsewhere = Elsewhere(folder["data"]);
        var fleets = server.App.Services.GetRequiredService<LiveFleets>();
        await HeardAsync(fleets, machine);
        using var keeper = new SeenKeeper(elsewhere.GetRequiredService<Databases>(), fleets, new HurryingClock(), NullLogger<SeenKeeper>.Instance);
        await keeper.StartAsync(Cancellation);

        await Deadline.UntilAsync(() => fleets.All.Count == 0 || keeper.ExecuteTask!.IsCompleted);

        Assert.False(keeper.ExecuteTask!.IsCompleted, $"{keeper.ExecuteTask.Exception}");
        await keeper.StopAsync(Cancellation);
    }

    [Fact]
    public async Task It_stops_where_nothing_can_be_written_down()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var folder = new TemporaryFolder();
        await using var elsewhere = Elsewhere(folder["data"]);
        var fleets = server.App.Services.GetRequiredService<LiveFleets>();
        await HeardAsync(fleets, machine);
        using var keeper = new SeenKeeper(elsewhere.GetRequiredService<Databases>(), fleets, TimeProvider.System, NullLogger<SeenKeeper>.Instance);
        await keeper.StartAsync(Cancellation);

        await keeper.StopAsync(Cancellation);

        Assert.Empty(fleets.All);
    }

    // In memory, and a machine of it heard of later than is written down.
    private static async Task HeardAsync(LiveFleets fleets, TestMachine machine)
    {
        await machine.TimestampAsync();
        foreach (var one in fleets.All.SelectMany(live => live.Machines)) one.Seen(TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds());
    }

    private ServiceProvider Elsewhere(string data) => new ServiceCollection().AddLogging()
        .AddPlatform(new PlatformOptions(data) { HomeRegion = "mars", Regions = new Dictionary<string, string> { ["mars"] = Path.Combine(data, "mars") } })
        .AddDatabase(server.App.Services.GetServices<DatabaseModel>().OfType<DatabaseModel<FleetDatabase>>().Single()).BuildServiceProvider();
}
