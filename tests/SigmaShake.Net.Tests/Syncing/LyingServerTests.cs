using System.Globalization;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Net.Tests.Syncing;

/// <summary>A server, or whoever stands before it, that lies: refused, the last good rules stay, and all is well once it is honest again (abuse list 12 and 13).</summary>
public sealed class LyingServerTests
{
    public static TheoryData<string> Files => ["timestamp.json", "snapshot.json", "targets.json", "bundle.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_was_changed_at_any_place_is_refused(string kind)
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            var content = fleet.Repository.Files.Last(file => file.Name.EndsWith(kind, StringComparison.Ordinal)).Content.ToArray();
            for (var at = 0; at < content.Length; at += Math.Max(1, content.Length / 40))
            {
                var place = at;
                server.Lie = (name, real) => Changed(name, kind, real, bytes => bytes[place] ^= 1);
                await AssertRefusedAsync(home);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_was_cut_anywhere_or_never_ends_is_refused(string kind)
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            var content = fleet.Repository.Files.Last(file => file.Name.EndsWith(kind, StringComparison.Ordinal)).Content.ToArray();
            for (var length = 0; length < content.Length; length += Math.Max(1, content.Length / 20))
            {
                var kept = length;
                server.Lie = (name, real) => IsOf(name, kind) && real is not null ? real[..kept] : real;
                await AssertRefusedAsync(home);
            }

            server.Lie = (name, real) => IsOf(name, kind) ? new byte[6 << 20] : real;
            await AssertRefusedAsync(home);
        });
    }

    [Fact]
    public async Task A_mixture_and_a_missing_file_are_refused()
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            // The timestamp of one state and the files of another.
            server.Lie = (name, real) => name == "timestamp.json" ? real : Find(fleet.History[0], name);
            await AssertRefusedAsync(home);
            foreach (var kind in Files)
            {
                server.Lie = (name, real) => IsOf(name, kind.Data) ? null : real;
                await AssertRefusedAsync(home);
            }
            server.Lie = (name, real) => name.EndsWith("bundle.json", StringComparison.Ordinal) ? Find(fleet.History[0], OldBundle(fleet)) : real;
            await AssertRefusedAsync(home);
        });
    }

    [Fact]
    public async Task An_older_state_is_held_back_or_refused()
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            // What is known already is no lie that a machine could see; it ends when that is over.
            server.Lie = (name, _) => Find(fleet.History[0], name);
            Assert.Equal(0, await home.SyncAsync());
            Assert.Equal(1, home.Release);

            server.Lie = null;
            Assert.Equal(0, await home.SyncAsync());
            server.Lie = (name, _) => Find(fleet.History[0], name);
            Assert.Equal(1, await home.SyncAsync());
            Assert.Equal(2, home.Release);
            Assert.Contains("release 2 stays in force", home.Error);
        });
    }

    [Fact]
    public async Task Whoever_has_the_server_and_its_online_key_makes_no_rules()
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            // Targets that one person alone has signed, under a snapshot and a timestamp that are signed rightly.
            await fleet.PublishAsync("", signedByOne: true);
            await AssertRefusedAsync(home);

            // The server is taken back: people sign again, under a number beyond what the attacker has claimed.
            Assert.Equal(4, await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"), isChecked: false));
            Assert.True(await home.SyncAsync() == 0, home.Error);
            Assert.Equal(4, home.Release);
        }, isHonestInTheEnd: false);
    }

    [Fact]
    public async Task A_fast_forward_by_a_stolen_online_key_does_not_change_the_rules()
    {
        await WithLieAsync(async (fleet, server, home) =>
        {
            var far = fleet.SignOnline(TufRoleNames.Timestamp, fleet.Repository.Timestamp! with { Version = 1_000_000 });
            var content = far.ToBytes();
            server.Lie = (name, real) => name == "timestamp.json" ? content : real;

            // It says of the newest snapshot what is true, so the rules that it leads to are the people's.
            Assert.Equal(0, await home.SyncAsync());
            Assert.Equal(2, home.Release);
            server.Lie = null;
            Assert.Equal(1, await home.SyncAsync());
            Assert.Equal(2, home.Release);
        }, isHonestInTheEnd: false);
    }

    [Fact]
    public async Task A_state_that_is_held_back_until_it_is_over_is_refused_and_what_is_in_force_stays()
    {
        using var fleet = new SignedFleet { Life = TimeSpan.FromDays(2) };
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);

        // What is verified is by the machine's own time; its signatures are by the server's.
        var machine = home.OpenMachine();
        var later = new ShiftedClock(TimeSpan.FromDays(3));
        var outcome = await new SigmaShake.Net.Syncing.Synchroniser(home.Place, machine.Requests, later).RunAsync(null, TestContext.Current.CancellationToken);
        machine.Dispose();

        Assert.Contains("is over since", outcome.Problem);
        Assert.Contains("stale since", SigmaShake.Net.Syncing.SyncText.Standing(outcome.Release, later.GetUtcNow()));
        Assert.Equal(1, home.Release);
    }

    [Fact]
    public async Task Whatever_old_file_comes_under_whatever_name_the_rules_never_go_back()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var fleet = new SignedFleet();
        for (var release = 0; release < 6; release++) await fleet.PublishAsync(SignedFleet.RulesAgainst($"tool{release}"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        server.Lie = (name, _) => Find(fleet.History[0], name);
        await home.MustEnrolAsync(server);
        var all = fleet.Repository.Files.Select(file => file.Content.ToArray()).ToList();

        var highest = 1L;
        for (var update = 0; update < 60; update++)
        {
            server.Lie = (name, real) => random.Next(12) switch
            {
                0 => all[random.Next(all.Count)],
                1 => null,
                2 or 3 or 4 => Find(fleet.History[random.Next(fleet.History.Count)], name),
                _ => real,
            };
            await home.SyncAsync();
            Assert.True(home.Release >= highest, $"seed {seed}, update {update}: from {highest} to {home.Release}");
            highest = home.Release;
        }

        server.Lie = null;
        Assert.True(await home.SyncAsync() == 0, $"seed {seed}: {home.Error}");
        Assert.Equal(6, home.Release);
    }

    /// <summary>Enrols with the first state, lies about the second one, and sees that an honest server mends it.</summary>
    private static async Task WithLieAsync(Func<SignedFleet, StandInServer, FleetHome, Task> lie, bool isHonestInTheEnd = true)
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"));

        await lie(fleet, server, home);
        if (!isHonestInTheEnd) return;
        server.Lie = null;
        Assert.True(await home.SyncAsync() == 0, home.Error);
        Assert.Equal(2, home.Release);
    }

    private static async Task AssertRefusedAsync(FleetHome home)
    {
        Assert.Equal(1, await home.SyncAsync());
        Assert.Equal(1, home.Release);
        Assert.Contains("release 1 stays in force", home.Error);
    }

    // `2.targets.json` is of the kind `targets.json`.
    private static bool IsOf(string name, string kind) => name == kind || name.EndsWith($".{kind}", StringComparison.Ordinal);

    private static byte[]? Changed(string name, string kind, byte[]? real, Action<byte[]> change)
    {
        if (real is null || !IsOf(name, kind)) return real;
        change(real);
        return real;
    }

    private static byte[]? Find(TufRepository repository, string name) => repository.Files.FirstOrDefault(file => file.Name == name)?.Content.ToArray();

    private static string OldBundle(SignedFleet fleet) => fleet.History[0].Files.Single(file => file.Folder == TufFolder.Targets).Name;
}
