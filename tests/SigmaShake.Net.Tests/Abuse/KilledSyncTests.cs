using System.Diagnostics;
using System.Globalization;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Abuse;

/// <summary>The published program killed at random moments while releases come in (abuse list 1, 12): what is in force is always a whole release, and never an older one.</summary>
public sealed class KilledSyncTests
{
    [Fact]
    public Task A_few_kills_leave_the_last_good_release() => KillAsync(30);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task A_thousand_kills_leave_the_last_good_release() => KillAsync(1_000);

    private static async Task KillAsync(int kills)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("tool0"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        var whole = await TimeAsync(home);

        var (highest, finished) = (1L, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % 3 == 0) await fleet.PublishAsync(SignedFleet.RulesAgainst($"tool{kill}"));
            var clock = Stopwatch.StartNew();
            using var process = Start(home);
            if (!process.WaitForExit(TimeSpan.FromMilliseconds(random.NextDouble() * 1.2 * whole.TotalMilliseconds))) process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (process.ExitCode == 0)
            {
                finished++;

                // The first may have run beside others that have ended since.
                if (clock.Elapsed < whole) whole = clock.Elapsed;
            }

            var what = $"seed {seed}, kill {kill}";
            Assert.True(FleetState.IsEnrolled(home.Place), what);
            var state = FleetState.Read(home.Place);
            Assert.True(state.Succeeded, $"{what}: {state.Error}");
            Assert.True(state.Value.ReadBundle() is { Succeeded: true } bundle, $"{what}: {state.Value.ReadBundle().Error}");
            Assert.True(state.Value.Release.Release >= highest, $"{what}: from {highest} to {state.Value.Release.Release}");
            highest = state.Value.Release.Release;
        }

        Assert.True(finished < kills, "nothing was ever killed");
        using var last = Start(home);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(fleet.Repository.Targets("targets")!.Version, home.Release);
        Assert.Empty(Directory.EnumerateFiles(home.Place.Folder, ".*"));
    }

    private static async Task<TimeSpan> TimeAsync(FleetHome home)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(home);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return clock.Elapsed;
    }

    private static Process Start(FleetHome home) => Process.Start(new ProcessStartInfo(Checkout.SsgNet, ["fleet", "sync", "--user"])
    {
        UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["HOME"] = home.Home },
    })!;
}
