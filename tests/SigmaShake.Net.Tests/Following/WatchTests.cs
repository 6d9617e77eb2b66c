using System.Diagnostics;
using SigmaShake.Net.Following;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Syncing;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Following;

public sealed class WatchTests
{
    [Fact]
    public async Task A_change_is_in_force_within_seconds_and_the_server_is_asked_once_meanwhile()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);

        await using var watch = new RunningWatch(home);
        // Two while enrolling, one that is answered at once, and the one that is held.
        await Deadline.UntilAsync(() => server.Asked("timestamp.json") >= 4);
        var asked = server.Asked("timestamp.json");
        await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"));
        var clock = Stopwatch.StartNew();
        await Deadline.UntilAsync(() => home.Release == 2);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
        Assert.InRange(server.Asked("timestamp.json"), asked, asked + 1);
        await Deadline.UntilAsync(() => server.Reports.Any(report => report.Release == 2));
        Assert.Contains("release 2 of `acme` is in force", watch.Output);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_later_and_what_it_says_is_printed_once()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        var refused = 0;
        server.Instead = context =>
        {
            Interlocked.Increment(ref refused);
            context.Response.StatusCode = 500;
            return Task.FromResult(true);
        };

        await using var watch = new RunningWatch(home);
        await Deadline.UntilAsync(() => Volatile.Read(ref refused) >= 3);
        server.Instead = null;
        await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"));
        await Deadline.UntilAsync(() => home.Release == 2);

        Assert.Single(watch.Output.Split('\n'), line => line.Contains("answered 500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_something_on_the_way_takes_the_tag_out_the_server_is_not_asked_without_end()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        server.Instead = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Remove("ETag");
                return Task.CompletedTask;
            });
            return Task.FromResult(false);
        };
        var (asked, reported) = (server.Asked("timestamp.json"), server.Reports.Count);

        await using var watch = new RunningWatch(home);
        await Deadline.UntilAsync(() => server.Reports.Count > reported);

        // While others ask ten times, whoever follows asks no more.
        for (var i = 0; i < 10; i++) Assert.Equal(0, await home.SyncAsync());
        Assert.Equal(asked + 11, server.Asked("timestamp.json"));
    }

    [Fact]
    public async Task Only_one_process_follows_the_server()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);

        using (PlaceLock.TryTake(home.Place, MachineFiles.WatchLock))
        {
            Assert.Equal(1, await home.RunAsync("fleet", "sync", "--watch", "--user"));
            Assert.Contains("another process follows the server already", home.Error);
        }

        using var again = PlaceLock.TryTake(home.Place, MachineFiles.WatchLock);
        Assert.NotNull(again);
    }

    private sealed class RunningWatch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly StringWriter _output = new();
        private readonly EnrolledMachine _machine;
        private readonly Task _running;

        public RunningWatch(FleetHome home)
        {
            _machine = home.OpenMachine();
            var synchroniser = new Synchroniser(home.Place, _machine.Requests, TimeProvider.System);
            var reporter = new SigmaShake.Net.Reporting.Reporter(_machine, home.State, TimeProvider.System);
            _running = new Watch(_machine, synchroniser, reporter, TextWriter.Synchronized(_output), TimeProvider.System).RunAsync(_end.Token);
        }

        public string Output => _output.ToString();

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _running.ContinueWith(ended => Assert.False(ended.IsFaulted, ended.Exception?.ToString()), TaskScheduler.Default);
            _machine.Dispose();
            _end.Dispose();
            await _output.DisposeAsync();
        }
    }
}
