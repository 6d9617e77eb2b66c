using System.Diagnostics;
using System.Globalization;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Abuse;

/// <summary>The published dashboard killed at random moments while calls are recorded (abuse list 1): every message comes, a second one under the id of the first, and each program runs.</summary>
public sealed class KilledServeTests
{
    [Fact]
    public Task A_few_kills_lose_no_message() => KillAsync(15);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Five_hundred_kills_lose_no_message() => KillAsync(500);

    private static async Task KillAsync(int kills)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\"") + OutboxHome.Rule("run", "RUN \"sh\" \"-c\" \"echo $SSG_ENTRY >>ran\""));
        using (var first = await ServingProcess.StartAsync(home.Home.Home)) await first.KillAsync();
        var recorded = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            for (var i = random.Next(1, 8); i > 0; i--) home.Record($"ls {recorded++}", "user/tell", "user/run");
            using var serving = await ServingProcess.StartAsync(home.Home.Home);
            var until = TimeSpan.FromMilliseconds(random.NextDouble() * 500);
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < until)
            {
                if (random.Next(4) == 0) home.Record($"ls {recorded++}", "user/tell", "user/run");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await serving.KillAsync();
        }

        using (var last = await ServingProcess.StartAsync(home.Home.Home))
        {
            // What was recorded while nobody had time for it is done now, one after the other.
            await Deadline.UntilAsync(() => home.State is { Waiting.Count: 0, Place: { } place } && place.NextIndex == recorded, kills * TimeSpan.FromSeconds(4));
            await last.KillAsync();
        }

        var (state, entries) = (home.State, Enumerable.Range(0, recorded).Select(entry => (long)entry));
        Assert.Equal([], state.Failed.Select(one => one.Problem));
        Assert.Equal(entries, receiver.Messages.Select(message => message.Entry).Distinct().Order());
        Assert.All(receiver.Messages.GroupBy(message => message.Entry), same => Assert.Single(same.Select(message => message.Id).Distinct()));
        Assert.Equal(recorded, receiver.Messages.Select(message => message.Id).Distinct().Count());
        Assert.All(receiver.Messages, message => Assert.True(message.IsSignedWith(home.Secret)));
        Assert.Equal(entries, File.ReadLines(Path.Combine(home.Home.Home, "ran")).Select(line => long.Parse(line, CultureInfo.InvariantCulture)).Distinct().Order());

        // Each kill leaves at most one file aside, which the next start takes away.
        Assert.InRange(Directory.EnumerateFiles(new OutboxFile(home.Home.State).Folder, ".*").Count(), 0, 1);
    }
}
