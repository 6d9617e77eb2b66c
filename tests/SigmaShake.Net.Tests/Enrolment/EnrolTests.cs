using System.Security.Cryptography;
using SigmaShake.Cli.Tests.Terminals;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Tests.Enrolment;

public sealed class EnrolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_enrols_and_the_first_release_is_in_force_and_on_record()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();

        await home.MustEnrolAsync(server);

        Assert.Equal(1, home.Release);
        Assert.Contains("release 1 of `acme` is in force: 1 rule file, good until ", home.Output);
        var enrolment = FleetState.ReadEnrolment(home.Place).Value!;
        Assert.Equal(("acme", server.Address), (enrolment.Organisation, enrolment.Server));
        Assert.StartsWith("m_", enrolment.Machine, StringComparison.Ordinal);
        var mode = File.GetUnixFileMode(Path.Combine(home.Place.Folder, MachineFiles.Key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.Contains("fleet-enrol", LastAction(home));

        // The first report went out with it.
        var report = Assert.Single(server.Reports);
        Assert.Equal(1, report.Release);
    }

    [Fact]
    public async Task Another_root_than_the_one_that_the_key_names_enrols_nobody()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        server.EnrolmentKey = EnrolmentKey.Create(SHA256.HashData("another organisation's root"u8));
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server));

        Assert.Contains("is not the one that the enrolment key names", home.Error);
        Assert.False(FleetState.IsEnrolled(home.Place));
        Assert.False(File.Exists(Path.Combine(home.Place.Folder, FleetFiles.TufState)));
        Assert.Equal("", LastAction(home));
    }

    [Fact]
    public async Task A_key_that_names_another_root_than_people_do_enrols_nobody()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server, "--root-sha256", Convert.ToHexStringLower(SHA256.HashData("what people carried"u8))));
        Assert.Contains("the enrolment key names another root than `--root-sha256`", home.Error);
        Assert.False(FleetState.IsEnrolled(home.Place));
        Assert.Empty(server.Requests);

        Assert.Equal(0, await home.EnrolAsync(server, "--root-sha256", Convert.ToHexString(server.EnrolmentKey.RootSha256)));
    }

    [Fact]
    public async Task A_first_bundle_that_too_few_have_signed_enrols_nobody()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await fleet.PublishAsync("", signedByOne: true);
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server));

        Assert.Contains("nobody was enrolled", home.Error);
        Assert.False(FleetState.IsEnrolled(home.Place));
        Assert.Equal(0, home.Release);
    }

    [Fact]
    public async Task An_organisation_without_rules_enrols_nobody_yet()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        server.Lie = (name, real) => name == "timestamp.json" ? null : real;
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server));

        Assert.Contains("has published no rules yet; enrol once it has", home.Error);
        Assert.False(FleetState.IsEnrolled(home.Place));
    }

    [Theory]
    [InlineData("timestamp.json")]
    [InlineData("1.snapshot.json")]
    [InlineData("1.targets.json")]
    [InlineData("bundle.json")]
    public async Task An_attempt_that_fails_leaves_nothing_but_the_key_for_the_next(string missing)
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        server.Lie = (name, real) => name.EndsWith(missing, StringComparison.Ordinal) ? null : real;
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server));

        Assert.Equal(MachineFiles.Key, Assert.Single(Directory.EnumerateFiles(home.Place.Folder).Select(Path.GetFileName), name => name != "lock"));
        Assert.Equal("", LastAction(home));
        server.Lie = null;
        await home.MustEnrolAsync(server);
    }

    [Fact]
    public async Task What_a_crash_has_left_of_another_organisation_counts_for_nothing()
    {
        using SignedFleet first = new(), second = new();
        await first.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await second.PublishAsync(SignedFleet.RulesAgainst("wget"));
        await using var one = await StandInServer.StartAsync(first);
        await using var other = await StandInServer.StartAsync(second);
        using var home = new FleetHome();
        await home.MustEnrolAsync(one);

        // As if it had ended just before the enrolment was written.
        File.Delete(Path.Combine(home.Place.Folder, FleetFiles.Enrolment));
        await home.MustEnrolAsync(other);

        Assert.Contains("wget", await File.ReadAllTextAsync(Path.Combine(home.Place.Folder, FleetFiles.Bundle), Cancellation));
        Assert.Equal(0, await home.SyncAsync());
    }

    [Fact]
    public async Task Enrolling_again_is_the_same_machine()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        var machine = FleetState.ReadEnrolment(home.Place).Value!.Machine;

        await home.MustEnrolAsync(server);

        Assert.Equal(machine, FleetState.ReadEnrolment(home.Place).Value!.Machine);
    }

    [Fact]
    public async Task What_was_damaged_of_the_trust_is_begun_anew_by_enrolling_again_and_by_nothing_else()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        await File.WriteAllTextAsync(Path.Combine(home.Place.Folder, FleetFiles.TufState), "damaged", Cancellation);

        Assert.Equal(1, await home.SyncAsync());
        Assert.Contains("release 1 stays in force", home.Error);

        await home.MustEnrolAsync(server);
        Assert.Equal(0, await home.SyncAsync());
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_take_and_one_that_was_mistyped_are_told_apart()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        var other = home.Write("other.key", EnrolmentKey.Create(SHA256.HashData(fleet.Repository.FirstRoot!.Value.Span)).Text);
        var mistyped = home.Write("mistyped.key", server.EnrolmentKey.Text[..^1] + (server.EnrolmentKey.Text[^1] == '0' ? '1' : '0'));

        Assert.Equal(1, await home.RunAsync("fleet", "enrol", server.FleetAddress, "--key-file", other, "--user"));
        Assert.Contains("does not take this enrolment key", home.Error);
        Assert.Equal(2, await home.RunAsync("fleet", "enrol", server.FleetAddress, "--key-file", mistyped, "--user"));
        Assert.Contains("this is no enrolment key", home.Error);
        Assert.False(FleetState.IsEnrolled(home.Place));
    }

    [Fact]
    public async Task An_agent_enrols_nobody()
    {
        using var agent = MadeUpProcesses.Chain("systemd", "ssg-net", "claude", "bash", "login");
        using var home = new FleetHome { Above = agent };

        Assert.Equal(2, await home.RunAsync("fleet", "enrol", "http://127.0.0.1:1/fleet/acme", "--key-file", "none", "--user"));

        Assert.Matches("`ssg fleet enrol` (is not for agents|loosens the guard)", home.Error);
    }

    [Theory]
    [InlineData("http://fleet.example.com/fleet/acme", "is not encrypted")]
    [InlineData("https://fleet.example.com", "no organisation is named")]
    [InlineData("https://fleet.example.com/fleet/ACME", "is no name of an organisation")]
    [InlineData("https://fleet.example.com/other/acme", "is no address of a fleet")]
    [InlineData("https://user:secret@fleet.example.com/fleet/acme", "is no address of a server")]
    public async Task An_address_that_cannot_be_used_is_told_with_the_cure(string address, string problem)
    {
        using var home = new FleetHome();

        Assert.Equal(2, await home.RunAsync("fleet", "enrol", address, "--key-file", "none", "--user"));

        Assert.Contains(problem, home.Error);
    }

    [Fact]
    public async Task Leaving_is_for_a_person_and_leaves_nothing()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);

        home.HasTerminal = false;
        Assert.Equal(2, await home.RunAsync("fleet", "leave", "--user"));
        Assert.Contains("for a person only", home.Error);
        Assert.Equal(1, home.Release);

        home.HasTerminal = true;
        Assert.Equal(0, await home.RunAsync("fleet", "leave", "--user"));
        Assert.False(Directory.Exists(home.Place.Folder));
        Assert.Contains("fleet-leave", LastAction(home));
        Assert.Equal(1, await home.SyncAsync());
        Assert.Contains("you are not enrolled", home.Error);
    }

    private static string LastAction(FleetHome home)
    {
        if (!Directory.Exists(home.State.Ledger)) return "";
        using var reader = LedgerReader.Open(home.State.Ledger).Value!;
        return reader.Entries().LastOrDefault()?.Payload is { } payload ? System.Text.Encoding.UTF8.GetString(payload) : "";
    }
}
