using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Abuse;

/// <summary>One byte changed, or the end cut off, in what a machine keeps beside its bundle (abuse list 5 and 6): found and named, or without consequence; the rules stay.</summary>
public sealed class FlippedFileTests
{
    public static TheoryData<string> Files => [MachineFiles.Key, MachineFiles.Reported, MachineFiles.Cosigned, FleetFiles.Enrolment, FleetFiles.TufState];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_was_changed_or_cut_leaves_the_rules_in_force(string file)
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        home.Record(2);
        Assert.Equal(0, await home.SyncAsync());
        var path = Path.Combine(home.Place.Folder, file);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var step = Math.Max(1, whole.Length / 30);
        for (var at = 0; at < whole.Length; at += step)
        {
            var changed = whole.ToArray();
            changed[at] ^= 4;
            await AssertHarmlessAsync(home, path, changed, $"{file}, byte {at}");
            await AssertHarmlessAsync(home, path, whole[..at], $"{file}, cut to {at}");
        }

        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        Assert.True(await home.SyncAsync() == 0, home.Error);
    }

    [Fact]
    public async Task Whatever_is_missing_of_it_the_rules_stay_and_what_is_trusted_is_not_begun_anew_by_itself()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        home.Record(2);
        Assert.Equal(0, await home.SyncAsync());
        await fleet.PublishAsync(SignedFleet.RulesAgainst("wget"));

        // Every choice of files that could be gone with one of those that trust rests on; without the enrolment nobody is enrolled.
        string[] files = [MachineFiles.Key, FleetFiles.TufState, MachineFiles.Reported, MachineFiles.Cosigned];
        var whole = files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(home.Place.Folder, file)));
        for (var gone = 1; gone < 1 << files.Length; gone++)
        {
            var missing = files.Where((_, i) => (gone & (1 << i)) != 0).ToList();
            if (!missing.Intersect(files[..2]).Any()) continue;
            foreach (var file in files) await File.WriteAllBytesAsync(Path.Combine(home.Place.Folder, file), whole[file], TestContext.Current.CancellationToken);
            foreach (var file in missing) File.Delete(Path.Combine(home.Place.Folder, file));

            Assert.True(await home.SyncAsync() == 1, $"without {string.Join(", ", missing)}");
            Assert.Matches("enrol again", home.Error);
            Assert.True(home.Release == 1, $"without {string.Join(", ", missing)}");
            Assert.False(missing.Contains(FleetFiles.TufState) && File.Exists(Path.Combine(home.Place.Folder, FleetFiles.TufState)));
        }
    }

    private static async Task AssertHarmlessAsync(FleetHome home, string path, byte[] content, string what)
    {
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        var exitCode = await home.SyncAsync();
        Assert.True(exitCode is 0 or 1, what);
        Assert.True(exitCode == 0 || home.Error.Contains("ssg: ", StringComparison.Ordinal), $"{what}: {home.Error}");
        Assert.True(home.Release == 1, what);
    }
}
