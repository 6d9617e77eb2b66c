using System.Net;
using System.Text.Json;
using SigmaShake.Fleet.Reports;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Tests.Reports;

public sealed class RepeatedReportTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    };

    [Fact]
    public async Task A_report_that_is_signed_anew_under_the_same_key_is_taken_once_and_another_one_is_refused()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, [])) { Counts = new DecisionCounts(1, 2) { Allow = 7 } };

        var first = await machine.ReportAsync(report, WithKey);
        var again = await machine.ReportAsync(report, WithKey);
        var other = await machine.ReportAsync(report with { Version = "0.2.0" }, WithKey);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "key_reused"), (first.Status, again.Status, other.Code));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(7, (await company.GetAsync("rollouts")).Json.GetProperty("items")[0].GetProperty("calls").GetInt64());

        static void WithKey(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "report");
    }

    [Fact]
    public void What_the_api_describes_is_what_machines_send()
    {
        using var log = new MachineLog();
        log.Append(2);
        var report = new MachineReport(1, new string('a', 64), "0.1.0", new HookHealth(false, ["none"]))
        {
            Counts = new DecisionCounts(1, 2) { Block = 1, Ask = 2, Allow = 3, Force = 4, Log = 5, Shadow = 6, Errors = 7, P50Us = 8, P99Us = 9, Rules = [new RuleCount("fleet/x", 1)] },
            Decisions = [new ReportedDecision(1, 2, "block") { Rule = "r", Agent = "a", Tool = "t", What = "w" }],
            Log = log.Evidence(),
        };

        var described = JsonSerializer.Deserialize<ReportBody>(report.ToBytes(), Strict)!;

        Assert.All(typeof(ReportBody).GetProperties().Where(property => property.Name != "EqualityContract"), property => Assert.NotNull(property.GetValue(described)));
        Assert.Equal((8, 9, "w"), (described.Counts!.Middle, described.Counts.Slowest, described.Decisions![0].What));
    }
}
