using SigmaShake.Net.Machines;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Net.Tests.Reporting;

public sealed class ReportTests
{
    [Fact]
    public async Task Counts_are_those_since_the_last_report_and_no_call_is_told_by_default()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            home.Record(3);
            home.Record(2, "block", "fleet/no-curl");
            Assert.Equal(0, await home.SyncAsync());
            var first = server.Reports.Last();
            home.Record(1, "block", "fleet/no-curl");
            Assert.Equal(0, await home.SyncAsync());
            var second = server.Reports.Last();

            Assert.Equal((3, 2), (first.Counts!.Allow, first.Counts.Block));
            Assert.Equal(("fleet/no-curl", 2L), (first.Counts.Rules[0].Id, first.Counts.Rules[0].Times));
            Assert.InRange(first.Counts.P50Us, 1000, 1003);
            Assert.Empty(first.Decisions);
            Assert.Equal((0, 1), (second.Counts!.Allow, second.Counts.Block));
            Assert.Equal(first.Counts.UntilMs, second.Counts.SinceMs);
        });
    }

    [Fact]
    public async Task Single_calls_are_told_only_where_the_signed_settings_say_so()
    {
        await WithEnrolledAsync(new BundleSettings { Decisions = DecisionSharing.All }, async (server, home) =>
        {
            home.Record(450, "allow");
            var before = server.Reports.Count;
            Assert.Equal(0, await home.SyncAsync());

            // More than fit into one report: all of them arrive, each once.
            var told = server.Reports.Skip(before).SelectMany(report => report.Decisions).ToList();
            Assert.True(server.Reports.Count - before > 1);
            Assert.Equal(450, told.Count);
            Assert.Equal(450, told.Select(decision => decision.Index).Distinct().Count());
            Assert.Equal(450, server.Reports.Skip(before).Sum(report => report.Counts!.Allow));
            Assert.Equal("ls 0", told[0].What);
        });
        await WithEnrolledAsync(new BundleSettings { Decisions = DecisionSharing.None }, async (server, home) =>
        {
            home.Record(5);
            Assert.Equal(0, await home.SyncAsync());
            Assert.Null(server.Reports.Last().Counts);
            Assert.Empty(server.Reports.Last().Decisions);
        });
    }

    [Fact]
    public async Task The_server_witnesses_the_log_as_it_grows_and_its_line_is_kept()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            for (var round = 0; round < 4; round++)
            {
                home.Record(3);
                Assert.True(await home.SyncAsync() == 0, home.Error);
                Assert.Equal("", home.Error);
            }

            var last = server.Reports.Last();
            Assert.True(last.Log!.FromSize > 0);
            Assert.NotEmpty(last.Log.Consistency);
            var kept = await File.ReadAllTextAsync(Path.Combine(home.Place.Folder, MachineFiles.Cosigned), TestContext.Current.CancellationToken);
            Assert.StartsWith(last.Log.Checkpoint, kept, StringComparison.Ordinal);
            Assert.Contains("witness-", kept);
        });
    }

    [Fact]
    public async Task A_machine_that_forgot_what_was_witnessed_proves_from_where_the_server_asks()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            home.Record(3);
            Assert.Equal(0, await home.SyncAsync());
            File.Delete(Path.Combine(home.Place.Folder, MachineFiles.Reported));
            home.Record(3);

            Assert.True(await home.SyncAsync() == 0, home.Error);

            Assert.Equal("", home.Error);
            Assert.True(server.Reports.Last().Log!.FromSize > 0);
        });
    }

    [Fact]
    public async Task A_log_that_was_put_back_is_refused_by_its_witness()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            home.Record(3);
            Assert.Equal(0, await home.SyncAsync());
            Directory.Delete(home.State.Ledger, recursive: true);
            Directory.Delete(home.State.Checkpoints, recursive: true);
            home.Record(2);

            // A new log has a new name: the witness of the old one knows nothing of it, and says so by what it keeps.
            Assert.Equal(0, await home.SyncAsync());
            Assert.NotEqual(server.Reports.First(report => report.Log is not null).Log!.LogKey, server.Reports.Last().Log!.LogKey);
        });
    }

    [Fact]
    public async Task Hooks_that_are_gone_are_told()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            var settings = home.Write("settings.json", """{"hooks":{"command":"ssg hook claude-code --state /home/u/.sigmashake"}}""");
            home.Write("home/.sigmashake/installs/claude-code-1.json", $$"""{"version":1,"client":"claude-code","files":[{"path":"{{settings}}","original":null,"wrote":"0"}],"folders":[]}""");
            Assert.Equal(0, await home.SyncAsync());
            Assert.True(server.Reports.Last().Hook.IsOk);

            home.Write("settings.json", "{}");
            Assert.Equal(0, await home.SyncAsync());
            Assert.False(server.Reports.Last().Hook.IsOk);
            Assert.Contains("the hook is gone", Assert.Single(server.Reports.Last().Hook.Problems));
        });
    }

    [Fact]
    public async Task What_did_not_arrive_is_counted_again()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            home.Record(3);
            server.Instead = context =>
            {
                var isReport = context.Request.Path.Value!.EndsWith("/reports", StringComparison.Ordinal);
                if (isReport) context.Response.StatusCode = 503;
                return Task.FromResult(isReport);
            };
            Assert.Equal(0, await home.SyncAsync());
            Assert.Contains("the report did not go out", home.Error);

            server.Instead = null;
            Assert.Equal(0, await home.SyncAsync());
            Assert.Equal(3, server.Reports.Last().Counts!.Allow);
        });
    }

    [Fact]
    public async Task A_report_whose_answer_was_lost_is_counted_once()
    {
        await WithEnrolledAsync(BundleSettings.Defaults, async (server, home) =>
        {
            home.Record(3);
            server.LosesAnswers = true;
            Assert.Equal(0, await home.SyncAsync());
            Assert.Contains("the report did not go out", home.Error);
            Assert.Equal(3, server.Allowed);

            home.Record(2);
            server.LosesAnswers = false;
            Assert.Equal(0, await home.SyncAsync());
            Assert.Equal(0, await home.SyncAsync());
            home.Record(1);
            Assert.Equal(0, await home.SyncAsync());

            Assert.Equal(6, server.Allowed);
        });
    }

    private static async Task WithEnrolledAsync(BundleSettings settings, Func<StandInServer, FleetHome, Task> test)
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"), settings);
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        await home.MustEnrolAsync(server);
        await test(server, home);
    }
}
