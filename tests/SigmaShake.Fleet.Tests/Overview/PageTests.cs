using System.Net;
using System.Text.RegularExpressions;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Tests.Overview;

/// <summary>The fleet in a browser, without a script.</summary>
public sealed partial class PageTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task From_a_key_to_a_machine_that_is_in_force()
    {
        using var company = await Company.PublishedAsync(server);
        var owner = company.Owner;
        await owner.GetAsync($"/o/{company.Name}/fleet/keys");
        await owner.SubmitAsync($"/o/{company.Name}/fleet/keys", ("label", "laptops"), ("uses", "2"), ("hours", "1"), ("networks", ""));
        var key = EnrolmentKey.Parse(WebUtility.HtmlDecode(KeyText().Match(owner.Body).Value)).Value!;
        using var machine = await company.EnrolAsync("laptop-1", key);
        await owner.GetAsync($"/o/{company.Name}/fleet/keys");
        Assert.DoesNotContain(key.Text, owner.Body);
        Assert.Contains("1 of 2", owner.Body);

        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await machine.ReportAsync(new MachineReport(1, new string('a', 64), "0.1.0", new HookHealth(false, ["no <hook> in claude"]))
        {
            Counts = new DecisionCounts(now - 1_000, now) { Block = 3, Allow = 40, Rules = [new RuleCount("fleet/no-force-push", 3)] },
            Decisions = [new ReportedDecision(7, now, "block") { Rule = "fleet/no-force-push", What = "git push --force" }],
        });

        await owner.GetAsync($"/o/{company.Name}/fleet");
        Assert.Matches("<dt>In force</dt><dd>1</dd>", owner.Body);
        Assert.Contains("fleet/no-force-push", owner.Body);
        Assert.Contains("<svg", owner.Body);
        await owner.GetAsync($"/o/{company.Name}/fleet/machines");
        Assert.Contains("laptop-1", owner.Body);
        await owner.GetAsync($"/o/{company.Name}/fleet/machines/{machine.Id}");
        Assert.Contains("no &lt;hook&gt; in claude", owner.Body);
        Assert.Equal("git push --force", (await company.GetAsync("decisions")).Json.GetProperty("items")[0].GetProperty("what").GetString());

        Assert.Equal(HttpStatusCode.BadRequest, (await owner.SubmitAsync($"/o/{company.Name}/fleet/machines/{machine.Id}", ("step", "remove"), ("name", "x"))).StatusCode);
        await owner.GetAsync($"/o/{company.Name}/fleet/machines/{machine.Id}");
        await owner.PostAsync($"/o/{company.Name}/fleet/machines/{machine.Id}", [Token(owner), ("step", "remove"), ("name", "laptop-1")]);
        Assert.Contains("There are none.", owner.Body);
    }

    [Fact]
    public async Task A_rollout_is_widened_paused_and_resumed_and_its_signers_are_named()
    {
        using var company = await Company.PublishedAsync(server);
        await company.PublishAsync(2, "second", new RolloutPlan { First = ["canary"], Waves = [10, 100] });
        var releases = $"/o/{company.Name}/fleet/releases";
        var owner = company.Owner;
        await owner.GetAsync(releases);
        Assert.Contains("Rolling out, at the machines that come first, enforced by 0 machines.", owner.Body);

        await owner.SubmitAsync($"{releases}/2");
        Assert.Contains("Rolling out, at 10 %,", owner.Body);
        await owner.PostAsync($"{releases}/2", [Token(owner), ("step", "pause")]);
        Assert.Contains("Paused at 10 %,", owner.Body);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.PostAsync($"{releases}/2", [Token(owner), ("step", "widen")])).StatusCode);
        Assert.Contains("role=\"alert\">The rollout is paused. Resume it first.", owner.Body);
        await owner.PostAsync($"{releases}/2", [Token(owner), ("step", "resume")]);
        await owner.PostAsync($"{releases}/2", [Token(owner), ("step", "widen")]);
        Assert.Contains("For all machines,", owner.Body);

        await owner.SubmitAsync($"/o/{company.Name}/fleet/signers", ("key", company.People.Targets[0].Key.Id), ("name", "Ada"));
        Assert.Contains("Ada <code", owner.Body);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        await company.PublishAsync(2, "second", new RolloutPlan { Waves = [10, 100] });
        var fleet = $"/o/{company.Name}/fleet";
        var before = Entries().Count(await company.LedgerAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.PostAsync($"{fleet}/releases/2", ("step", "widen"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.PostAsync($"{fleet}/releases")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.PostAsync($"{fleet}/machines/{machine.Id}", ("step", "remove"), ("name", "host"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.PostAsync($"{fleet}/keys", ("label", "x"), ("uses", "1"), ("hours", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.PostAsync($"{fleet}/settings", ("calls", "1"), ("denials", "1"), ("errors", "1"), ("latency", "100"))).StatusCode);
        Assert.Equal(before, Entries().Count(await company.LedgerAsync()));
    }

    [Fact]
    public async Task Settings_are_kept_within_bounds()
    {
        using var company = await Company.PublishedAsync(server);
        var settings = $"/o/{company.Name}/fleet/settings";
        await company.Owner.GetAsync(settings);
        await company.Owner.SubmitAsync(settings, ("calls", "50"), ("denials", "9"), ("errors", "2"), ("latency", "300"));
        Assert.Contains("value=\"50\"", company.Owner.Body);

        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.SubmitAsync(settings, ("calls", "0"), ("denials", "9"), ("errors", "2"), ("latency", "300"))).StatusCode);
        Assert.Equal(50, (await company.GetAsync("settings")).Json.GetProperty("min_calls").GetInt32());
    }

    private static (string Name, string Value) Token(Browser browser) => Browser.HiddenFields(browser.Body).First(field => field.Name.StartsWith("__", StringComparison.Ordinal));

    [GeneratedRegex("<tr>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Entries();

    [GeneratedRegex("ssg_enrol_[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex KeyText();
}
