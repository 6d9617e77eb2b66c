using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;
using SigmaShake.Server.Tests.Http;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>Abuse 25, from within: a member who asks as much as they can for what costs most, and another organisation beside them.</summary>
public sealed class LoudOrganisationTests
{
    private const int AtOnce = 32;
    private const int Requests = 40;

    [Fact]
    public async Task One_organisation_that_asks_without_end_does_not_slow_another()
    {
        await using var server = await RunningServer.StartAsync(new HttpOptions { Rates = new RequestRates { OrganisationPerSecond = 6 } });
        using var loudBrowser = await HomeAsync(server, "loud");
        using var quietBrowser = await HomeAsync(server, "quiet");
        using var loud = new ApiClient(server, loudBrowser);
        using var quiet = new ApiClient(server, quietBrowser);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answers = new ConcurrentBag<HttpStatusCode>();
        var attack = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested) answers.Add((await loud.GetAsync("/o/loud/ledger/0/proof")).StatusCode);
        })).ToList();
        var latenciesMs = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            var one = Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.OK, (await quiet.GetAsync("/api/v1/organisations/quiet")).StatusCode);
            latenciesMs.Add(one.Elapsed.TotalMilliseconds);
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        await Deadline.UntilAsync(() => answers.Contains(HttpStatusCode.TooManyRequests));
        await end.CancelAsync();
        await Task.WhenAll(attack);
        latenciesMs.Sort();
        var refused = answers.Count(answer => answer == HttpStatusCode.TooManyRequests);
        TestContext.Current.SendDiagnosticMessage(
            $"loud: {answers.Count - refused} answered, {refused} refused; quiet: median {latenciesMs[Requests / 2]:0} ms, worst {latenciesMs[^1]:0} ms");
        // Two may have met what else the machine does.
        Assert.True(latenciesMs[^3] < 3000, $"three requests of the quiet one took {latenciesMs[^3]:0} ms and more");
    }

    private static async Task<Browser> HomeAsync(RunningServer server, string name)
    {
        var browser = await server.SignInAsync(name);
        await browser.SubmitAsync("/organisations", ("name", name), ("title", "x"));
        return browser;
    }
}
