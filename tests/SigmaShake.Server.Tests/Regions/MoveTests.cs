using System.Net;
using System.Text.Json;
using SigmaShake.Server.Testing;
using SigmaShake.Server.Tests.Commands;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Regions;

/// <summary>An organisation is moved from the region of one running server to that of another, by a process that is killed at every step.</summary>
public sealed class MoveTests : IDisposable
{
    private static readonly string[] Steps = ["recorded", "begun", "copied", "closed", "retired", "setaside", "carried", "switched", "removed", "told"];

    private readonly TwoRegions _regions = new();

    public void Dispose() => _regions.Dispose();

    [Fact]
    public async Task Whoever_looks_is_answered_while_it_is_copied_whoever_changes_comes_back_and_then_it_is_served_where_it_is()
    {
        await using var eu = await _regions.StartAsync("eu", "us=https://us.example.com");
        await using var us = await _regions.StartAsync("us", "eu=https://eu.example.com");
        using var inEu = await TwoRegions.SignInAsync(eu);
        using var inUs = await TwoRegions.SignInAsync(us);

        var copied = await StoppedAsync(inEu, "copied");
        Assert.Equal(HttpStatusCode.OK, (await inEu.GetAsync($"/o/{copied}")).StatusCode);
        Refused(await inEu.SubmitAsync($"/o/{copied}", ("title", "too late")), inEu);
        using var stranger = new Browser(eu.Address);
        await stranger.PostAsync($"/o/{copied}", ("title", "x"));
        var theirs = stranger.BodyWithoutNonce;
        await stranger.PostAsync("/o/nobody", ("title", "x"));
        Assert.Equal(stranger.BodyWithoutNonce, theirs);

        var closed = await StoppedAsync(inEu, "closed", "retired", "setaside", "carried");
        Refused(await inEu.GetAsync($"/o/{closed}"), inEu);

        await FinishAsync(copied);
        await FinishAsync(closed);

        await Deadline.UntilAsync(async () => (await inEu.GetAsync($"/o/{closed}")).StatusCode == HttpStatusCode.MisdirectedRequest);
        Assert.Equal("https://us.example.com", JsonDocument.Parse(inEu.Body).RootElement.GetProperty("address").GetString());
        await AssertServedAsync(inUs, closed, "secret-contact");
        await inUs.GetAsync($"/o/{closed}");
        await inUs.SubmitAsync($"/o/{closed}", ("title", "Acme again"), ("contact", "secret-contact"));
        Assert.Contains("<h1>Acme again</h1>", inUs.Body);

        // What the old server had open is let go of.
        await Deadline.UntilAsync(() => !OpenFilesOf(eu).Any(file => file.Contains("(deleted)", StringComparison.Ordinal)), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Killed_at_steps_of_every_kind_it_is_finished_by_the_next_run() => await KillAsync([("closed", 0), ("setaside", 0), ("switched", 0)]);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task Killed_at_every_step_and_at_random_moments_behind_it_it_is_finished_by_the_next_run()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 10; round++) await KillAsync([.. Steps.Select(step => (step, round == 0 ? 0 : random.Next(round * 25)))]);
    }

    private async Task KillAsync(IReadOnlyList<(string Step, int LaterMs)> kills)
    {
        await using var eu = await _regions.StartAsync("eu", "us=https://us.example.com");
        await using var us = await _regions.StartAsync("us", "eu=https://eu.example.com");
        using var inEu = await TwoRegions.SignInAsync(eu);
        using var inUs = await TwoRegions.SignInAsync(us);
        var names = kills.Select((kill, i) => $"org-{kill.Step}-{Guid.NewGuid().ToString("N")[..6]}-{i}").ToList();
        foreach (var name in names) await TwoRegions.MakeAsync(inEu, name, $"secret-of-{name}");

        await Parallel.ForAsync(0, kills.Count, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            await KilledCommand.RunAsync(_regions.MoveTo(names[i], "us"), kills[i].Step, TimeSpan.FromMilliseconds(kills[i].LaterMs));
            await FinishAsync(names[i]);
        });

        foreach (var name in names) await AssertServedAsync(inUs, name, $"secret-of-{name}");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_regions["eu/regions/eu"]));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_regions["us/regions/us"]).Select(Path.GetFileName), name => name!.StartsWith('.'));
        Assert.Equal(kills.Count, Directory.EnumerateFileSystemEntries(_regions["us/regions/us"]).Count());
    }

    // A mover that died leaves the organisation as it was at that moment: it is looked at in peace. Where it died too late, it is another organisation's turn.
    private async Task<string> StoppedAsync(Browser browser, string step, params string[] orAt)
    {
        for (var i = 0; ; i++)
        {
            var name = $"acme-{step}-{i}";
            await TwoRegions.MakeAsync(browser, name, "secret-contact");
            var (wasKilled, lastStep) = await KilledCommand.LastStepAsync(_regions.MoveTo(name, "us"), step);
            if (wasKilled && (lastStep == step || orAt.Contains(lastStep))) return name;
            Assert.True(i < 5, $"it came to {lastStep} each time, before it could be killed at {step}");
            await FinishAsync(name);
        }
    }

    private async Task FinishAsync(string name)
    {
        var result = await ServerProcess.RunAsync(_regions.MoveTo(name, "us"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.EndsWith($"{name} is in us\n", result.Out);
    }

    private static async Task AssertServedAsync(Browser browser, string name, string secret)
    {
        await Deadline.UntilAsync(async () => (await browser.GetAsync($"/o/{name}")).StatusCode == HttpStatusCode.OK);
        Assert.Contains(secret, browser.Body);
        await browser.GetAsync($"/o/{name}/ledger");
        Assert.Contains("organisation.create", browser.Body);
        Assert.Contains("organisation.moved", browser.Body);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/o/{name}/ledger/0/proof")).StatusCode);
    }

    private static void Refused(HttpResponseMessage answer, Browser browser)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal("moving", JsonDocument.Parse(browser.Body).RootElement.GetProperty("code").GetString());
    }

    private static IEnumerable<string> OpenFilesOf(ServerProcess server) => Directory.EnumerateFileSystemEntries($"/proc/{server.Id}/fd")
        .Select(link => new FileInfo(link).LinkTarget ?? "").Where(target => target.Contains("organisation.db", StringComparison.Ordinal));
}
