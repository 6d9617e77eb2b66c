using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Server.EndToEnd.Calls;

/// <summary>A fleet, from its first release to a machine that is removed.</summary>
internal static class FleetCalls
{
    public static async Task MakeAsync(ApiCalls api)
    {
        using var people = new People();
        var bundle = People.NewBundle("first");
        await PublishAsync(api, people, bundle);
        await EnrolAsync(api);
        await UpdateAsync(api, bundle);
        await ReportAsync(api);
        await RolloutAsync(api, people);
        await LeaveAsync(api);
    }

    private static async Task PublishAsync(ApiCalls api, People people, byte[] bundle)
    {
        await api.CallAsync("setFleetSettings", HttpStatusCode.NoContent, new { allows_single_signer = false, min_calls = 100, denial_points = 5, error_points = 1, latency_percent = 200 });
        await api.CallAsync("setFleetSettings", HttpStatusCode.BadRequest, new { allows_single_signer = false, min_calls = 0, denial_points = 5, error_points = 1, latency_percent = 200 });
        await api.CallAsync("getFleetSettings", HttpStatusCode.OK);
        var online = Ed25519Pem.Parse(Encoding.ASCII.GetBytes((await api.CallAsync("getOnlineKey", HttpStatusCode.OK)).Body)).Value!;
        await api.CallAsync("getNextOnlineKey", HttpStatusCode.NotFound);
        await api.CallAsync("createNextOnlineKey", HttpStatusCode.OK);
        await api.CallAsync("getNextOnlineKey", HttpStatusCode.OK);
        await api.CallAsync("forgetNextOnlineKey", HttpStatusCode.NoContent);
        var targets = people.NewTargets(1, bundle);
        await api.CallAsync("publishRelease", HttpStatusCode.UnprocessableEntity, Form(null, targets, bundle));
        await api.CallAsync("publishRelease", HttpStatusCode.Created, Form(people.NewRoot(online), targets, bundle));
        foreach (var file in new[] { "bundle.json", "targets.json", "root.json", "1.root.json" })
        {
            api.Named["file"] = file;
            await api.CallAsync("getPublishedFile", HttpStatusCode.OK);
        }

        await api.CallAsync("listReleases", HttpStatusCode.OK, query: "?limit=1");
        await api.CallAsync("listReleases", HttpStatusCode.BadRequest, query: "?cursor=1");
    }

    private static async Task EnrolAsync(ApiCalls api)
    {
        var made = await api.CallAsync("createEnrolmentKey", HttpStatusCode.Created, new { label = "test", uses = 1, networks = (string[])["127.0.0.0/8"] });
        await api.CallAsync("createEnrolmentKey", HttpStatusCode.BadRequest, new { label = "test", uses = 0 });
        await api.CallAsync("listEnrolmentKeys", HttpStatusCode.OK);
        var key = EnrolmentKey.Parse(made["key"]).Value!;
        var request = EnrolmentRequest.Create(key, api.Machine, "host-1", "host-1.local", "0.1.0");
        await api.CallWithTokenAsync("enrolMachine", HttpStatusCode.BadRequest, key.Text, (request with { Name = "host-2" }).ToBytes());
        await api.CallWithTokenAsync("enrolMachine", HttpStatusCode.Created, key.Text, request.ToBytes());
        await api.CallWithTokenAsync("enrolMachine", HttpStatusCode.OK, key.Text, request.ToBytes());
        using var other = Ed25519PrivateKey.Generate();
        await api.CallWithTokenAsync("enrolMachine", HttpStatusCode.Forbidden, key.Text, EnrolmentRequest.Create(key, other, "host-2", null, "0.1.0").ToBytes());
        api.Named["key"] = made["id"];
        await api.CallAsync("revokeEnrolmentKey", HttpStatusCode.NoContent);
        api.Named["machine"] = MachineId.Of(api.Machine.Public).ToString();
        await api.CallAsync("listMachines", HttpStatusCode.OK, query: "?flagged=true");
        await api.CallAsync("getMachine", HttpStatusCode.OK);
    }

    private static async Task UpdateAsync(ApiCalls api, byte[] bundle)
    {
        var timestamp = await api.CallAsMachineAsync("pollTimestamp", HttpStatusCode.OK);
        await api.CallAsMachineAsync("pollTimestamp", HttpStatusCode.NotModified, headers: [("If-None-Match", timestamp.Tag)]);
        await api.CallAsMachineAsync("pollTimestamp", HttpStatusCode.NotModified, headers: [("If-None-Match", timestamp.Tag), ("Prefer", "wait=1")]);
        await api.CallAsMachineAsync("pollTimestamp", HttpStatusCode.BadRequest, clock: TimeSpan.FromHours(1));
        api.Named["file"] = "1.root.json";
        await api.CallAsMachineAsync("getMetadata", HttpStatusCode.OK);
        api.Named["file"] = "2.root.json";
        await api.CallAsMachineAsync("getMetadata", HttpStatusCode.NotFound);
        api.Named["file"] = $"{Convert.ToHexStringLower(SHA256.HashData(bundle))}.bundle.json";
        await api.CallAsMachineAsync("getTarget", HttpStatusCode.OK);
    }

    private static async Task ReportAsync(ApiCalls api)
    {
        using var log = new MachineLog();
        log.Append(3);
        var old = log.Evidence();
        log.Append(3);
        var report = new MachineReport(1, new string('a', 64), "0.1.0", new HookHealth(false, ["none is installed"]))
        {
            Counts = new DecisionCounts(1, 2) { Allow = 3, Block = 1, Rules = [new RuleCount("fleet/first", 1)] },
            Decisions = [new ReportedDecision(1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "block") { Rule = "fleet/first", Agent = "claude-code", Tool = "Bash", What = "git push --force" }],
            Log = log.Evidence(),
        };
        await api.CallAsMachineAsync("report", HttpStatusCode.OK, report.ToBytes());
        await api.CallAsMachineAsync("report", HttpStatusCode.OK, (report with { Log = old }).ToBytes());
        await api.CallAsMachineAsync("report", HttpStatusCode.BadRequest, (report with { RulesHash = "none" }).ToBytes());
        await api.CallAsync("listMachines", HttpStatusCode.OK, query: "?flagged=true");
        await api.CallAsync("getMachine", HttpStatusCode.OK);
        await api.CallAsync("acknowledgeMachineLog", HttpStatusCode.NoContent);
        await api.CallAsync("acknowledgeMachineLog", HttpStatusCode.NotFound);
        await api.CallAsync("listDecisions", HttpStatusCode.OK, query: "?limit=1");
    }

    private static async Task RolloutAsync(ApiCalls api, People people)
    {
        var bundle = People.NewBundle("second");
        await api.CallAsync("publishRelease", HttpStatusCode.Created, Form(null, people.NewTargets(2, bundle, new RolloutPlan { Waves = [1, 50, 100] }), bundle));
        api.Named["release"] = "2";
        await api.CallAsync("widenRollout", HttpStatusCode.NoContent);
        await api.CallAsync("pauseRollout", HttpStatusCode.NoContent);
        await api.CallAsync("pauseRollout", HttpStatusCode.Conflict);
        await api.CallAsync("listReleases", HttpStatusCode.OK);
        await api.CallAsync("resumeRollout", HttpStatusCode.NoContent);
    }

    private static async Task LeaveAsync(ApiCalls api)
    {
        await api.CallAsync("removeMachine", HttpStatusCode.NoContent);
        await api.CallAsync("removeMachine", HttpStatusCode.NotFound);
        await api.CallAsMachineAsync("pollTimestamp", HttpStatusCode.NotFound);
    }

    private static MultipartFormDataContent Form(TufStaged? root, TufStaged targets, byte[] bundle)
    {
        var form = new MultipartFormDataContent();
        if (root is not null) form.Add(File("root", root.ToBytes()));
        form.Add(File("targets", targets.ToBytes()));
        form.Add(File("bundle", bundle));
        return form;
    }

    // The proxy takes names in quotes alone.
    private static ByteArrayContent File(string name, byte[] content) => new(content)
    {
        Headers =
        {
            ContentType = new MediaTypeHeaderValue("application/json"),
            ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = $"\"{name}.json\"" },
        },
    };
}
