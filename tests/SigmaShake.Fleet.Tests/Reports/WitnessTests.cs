using System.Net;
using System.Text;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Fleet.Tests.Reports;

/// <summary>The server as the witness of each machine's log.</summary>
public sealed class WitnessTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_log_that_has_only_grown_is_cosigned()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        log.Append(5);
        var first = await ReportAsync(machine, log.Evidence());
        Assert.StartsWith("— sigmashake.local/witness-org_", first.Json.GetProperty("cosignature").GetString());

        log.Append(7);
        var without = await ReportAsync(machine, log.Evidence());
        Assert.Equal(("proof_from", 5), (without.Code, without.Json.GetProperty("size").GetInt64()));
        var evidence = log.Evidence(fromSize: 5);
        var second = await ReportAsync(machine, evidence);

        var line = second.Json.GetProperty("cosignature").GetString()!;
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes($"{evidence.Checkpoint}{line}\n"));
        Assert.True(note.Succeeded);
        Assert.Equal(12, (await ViewAsync(company, machine)).GetProperty("size").GetInt64());
        Assert.Equal(HttpStatusCode.OK, (await ReportAsync(machine, log.Evidence())).Status);
    }

    [Fact]
    public async Task A_log_that_was_rolled_back_is_refused_shown_and_stays_so_until_a_person_acknowledges_it()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        log.Append(3);
        var old = log.Evidence();
        log.Append(3);
        await ReportAsync(machine, log.Evidence());

        var refused = await ReportAsync(machine, old);
        Assert.Equal("rolled_back", refused.Json.GetProperty("witness").GetString());
        Assert.False(refused.Json.TryGetProperty("cosignature", out _));

        // The honest log does not wash it off.
        Assert.Equal("rolled_back", (await ReportAsync(machine, log.Evidence())).Json.GetProperty("witness").GetString());
        Assert.Equal("rolled_back", (await ViewAsync(company, machine)).GetProperty("flag").GetString());
        Assert.Equal(6, (await ViewAsync(company, machine)).GetProperty("size").GetInt64());
        Assert.Contains("fleet.machine.log_rolled_back", await company.LedgerAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsync($"machines/{machine.Id}/acknowledge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await company.PostAsync($"machines/{machine.Id}/acknowledge")).Status);
        var after = await ReportAsync(machine, old);
        Assert.False(after.Json.TryGetProperty("witness", out _));
        Assert.False(after.Json.TryGetProperty("cosignature", out _));
        Assert.Contains("fleet.machine.acknowledge", await company.LedgerAsync());
    }

    [Fact]
    public async Task Two_checkpoints_of_one_size_are_never_cosigned_both()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        log.Append(4);
        Assert.NotNull(Cosignature(await ReportAsync(machine, log.Evidence())));
        using var fork = log.Fork();
        fork.Append(4, "other");

        var refused = await ReportAsync(machine, fork.Evidence());

        Assert.Null(Cosignature(refused));
        Assert.Equal("rewritten", refused.Json.GetProperty("witness").GetString());
        await company.PostAsync($"machines/{machine.Id}/acknowledge");
        Assert.Null(Cosignature(await ReportAsync(machine, fork.Evidence())));
    }

    [Fact]
    public async Task A_log_that_was_rewritten_and_has_grown_since_cannot_prove_it()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        log.Append(4);
        await ReportAsync(machine, log.Evidence());
        using var fork = log.Fork();
        fork.Append(9, "other");

        Assert.Equal("rewritten", (await ReportAsync(machine, fork.Evidence(fromSize: 4))).Json.GetProperty("witness").GetString());
    }

    [Fact]
    public async Task A_new_log_in_place_of_the_old_one_is_seen()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        using var other = new MachineLog();
        log.Append(4);
        other.Append(9);
        await ReportAsync(machine, log.Evidence());

        Assert.Equal("rewritten", (await ReportAsync(machine, other.Evidence())).Json.GetProperty("witness").GetString());
        await company.PostAsync($"machines/{machine.Id}/acknowledge");

        // It never said anything else under its own name, so it may be vouched for.
        Assert.NotNull(Cosignature(await ReportAsync(machine, other.Evidence())));
    }

    [Fact]
    public async Task Of_two_machines_with_one_log_the_one_that_differs_is_seen()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var clone = await company.EnrolAsync("clone");
        using var log = new MachineLog();
        log.Append(4);
        using var copy = log.Fork();
        copy.Append(4, "other");

        Assert.NotNull(Cosignature(await ReportAsync(machine, log.Evidence())));
        Assert.Equal("rewritten", (await ReportAsync(clone, copy.Evidence())).Json.GetProperty("witness").GetString());

        // Acknowledging the copy takes nothing from the machine whose log it is.
        await company.PostAsync($"machines/{clone.Id}/acknowledge");
        Assert.NotNull(Cosignature(await ReportAsync(machine, log.Evidence())));
        Assert.Equal("rewritten", (await ReportAsync(clone, copy.Evidence())).Json.GetProperty("witness").GetString());
    }

    [Fact]
    public async Task What_is_no_checkpoint_of_the_log_is_refused_and_nothing_is_kept()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var log = new MachineLog();
        using var other = new MachineLog();
        log.Append(4);
        other.Append(4);
        var evidence = log.Evidence();

        Assert.Equal("invalid_request", (await ReportAsync(machine, evidence with { LogKey = other.Evidence().LogKey })).Code);
        Assert.Equal("invalid_request", (await ReportAsync(machine, evidence with { Checkpoint = evidence.Checkpoint.Replace("\n4\n", "\n5\n", StringComparison.Ordinal) })).Code);
        Assert.Equal("invalid_request", (await ReportAsync(machine, evidence with { Checkpoint = "x" })).Code);
        Assert.Equal("new", (await company.GetAsync($"machines/{machine.Id}")).Json.GetProperty("state").GetString());
    }

    private static Task<Reply> ReportAsync(TestMachine machine, LogEvidence evidence) =>
        machine.ReportAsync(new MachineReport(1, null, "0.1.0", new HookHealth(true, [])) { Log = evidence });

    private static string? Cosignature(Reply reply) => reply.Json.TryGetProperty("cosignature", out var line) ? line.GetString() : null;

    private static async Task<System.Text.Json.JsonElement> ViewAsync(Company company, TestMachine machine) => (await company.GetAsync($"machines/{machine.Id}")).Json.GetProperty("log");
}
