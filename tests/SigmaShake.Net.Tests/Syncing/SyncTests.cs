using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Syncing;

public sealed class SyncTests
{
    [Fact]
    public async Task A_new_release_comes_into_force_and_an_old_bundle_only_under_a_higher_number()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        var first = Rules(home);

        await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"));
        Assert.Equal(0, await home.SyncAsync());
        Assert.Equal(2, home.Release);
        Assert.Contains("wget", Rules(home));

        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        Assert.Equal(0, await home.SyncAsync());
        Assert.Equal(3, home.Release);
        Assert.Equal(first, Rules(home));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_fetched_again()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        var (bundles, snapshots) = (server.Asked(".bundle.json"), server.Asked(".snapshot.json"));

        Assert.Equal(0, await home.SyncAsync());

        Assert.Equal((bundles, snapshots), (server.Asked(".bundle.json"), server.Asked(".snapshot.json")));
    }

    [Fact]
    public async Task A_server_that_is_away_changes_nothing_and_it_is_said_how_stale_the_rules_are()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        using var home = new FleetHome();
        await using (var server = await StandInServer.StartAsync(fleet)) await home.MustEnrolAsync(server);

        Assert.Equal(1, await home.SyncAsync());

        Assert.Contains("does not answer (connection refused)", home.Error);
        Assert.Contains("release 1 stays in force, verified just now, good until ", home.Error);
        Assert.Equal(1, home.Release);
    }

    [Fact]
    public async Task A_bundle_for_a_newer_program_leaves_the_last_one_in_force()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);

        await fleet.PublishBytesAsync("""{"rules":[],"settings":{},"surprise":true,"v":1}"""u8.ToArray());
        Assert.Equal(1, await home.SyncAsync());

        Assert.Equal(1, home.Release);
        Assert.Contains("surprise", home.Error);
        Assert.Contains("release 1 stays in force", home.Error);
    }

    [Fact]
    public async Task A_machine_that_the_server_has_forgotten_keeps_its_rules()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        using var home = new FleetHome();
        string address;
        await using (var server = await StandInServer.StartAsync(fleet))
        {
            await home.MustEnrolAsync(server);
            address = server.Address;
            server.Instead = async context =>
            {
                context.Response.StatusCode = 404;
                await context.Response.Body.WriteAsync("{\"code\":\"not_found\",\"detail\":\"There is nothing here.\"}"u8.ToArray(), TestContext.Current.CancellationToken);
                return true;
            };
            Assert.Equal(1, await home.SyncAsync());
        }

        Assert.Equal(1, home.Release);
        Assert.Contains("stays in force", home.Error);
    }

    private static string Rules(FleetHome home) => Assert.Single(FleetState.Read(home.Place).Value!.ReadBundle().Value!.Bundle.Files).Text;
}
