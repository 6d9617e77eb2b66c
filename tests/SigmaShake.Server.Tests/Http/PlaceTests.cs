using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Operation;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>An organisation works in so many places at once, another's are free, and whoever waits for news takes none and is told when the server stops.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task Requests_that_find_no_place_wait_or_are_told_to_come_back_and_other_organisations_do_not_notice()
    {
        using var gate = new SemaphoreSlim(0);
        var running = 0;
        await using var host = await PlatformHost.StartAsync(new HttpOptions { Rates = RunningServer.Unlimited with { OrganisationAtOnce = 2 } }, routes =>
        {
            routes.MapGet("/o/{organisation}/work", async (CancellationToken cancellation) =>
            {
                Interlocked.Increment(ref running);
                await gate.WaitAsync(cancellation);
            }).Needs(Permission.OrganisationRead);
            routes.MapGet("/o/{organisation}/look", () => "here").Needs(Permission.OrganisationRead);
            routes.MapGet("/o/{organisation}/news", () => "none").Needs(Permission.OrganisationRead).LongPoll(TimeSpan.FromMinutes(1));
        });
        using var client = await OwnerAsync(host, "busy", "idle");

        // Two work, 32 wait, and the last six are told at once.
        var working = Enumerable.Range(0, 2 + 32 + 6).Select(_ => GetAsync(client, "/o/busy/work")).ToList();
        await Deadline.UntilAsync(() => working.Count(one => one.IsCompleted) == 6);

        Assert.Equal(2, Volatile.Read(ref running));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(client, "/o/busy/look")).StatusCode);
        Assert.NotNull((await GetAsync(client, "/o/busy/look")).Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/o/busy/news")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/o/idle/look")).StatusCode);

        gate.Release(working.Count);
        Assert.Equal(2 + 32, (await Task.WhenAll(working)).Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/o/busy/look")).StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_for_news_is_answered_when_the_server_is_told_to_stop()
    {
        await using var host = await PlatformHost.StartAsync(new HttpOptions { DrainLimit = TimeSpan.FromSeconds(30) }, routes =>
            routes.MapGet("/o/{organisation}/news", async (HttpContext context, Draining draining) =>
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, draining.Begun);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, end.Token);
                }
                catch (OperationCanceledException)
                {
                    await context.Response.WriteAsync("nothing new");
                }
            }).Needs(Permission.OrganisationRead).LongPoll(TimeSpan.FromMinutes(1)));
        using var client = await OwnerAsync(host, "waiting");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/o/waiting/news");
        using var waiting = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        var stopped = host.App.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("nothing new", await waiting.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await stopped;
    }

    [Fact]
    public async Task Whoever_is_nobody_yet_is_counted_by_address_and_not_together_with_all_others()
    {
        var http = new HttpOptions { Rates = RunningServer.Unlimited with { StrangerPerSecond = 1, CallerPerSecond = 1 }, TrustedProxies = [IPNetwork.Parse("127.0.0.1/32")] };
        await using var host = await PlatformHost.StartAsync(http, routes => routes.MapGet("/o/{organisation}/enter", () => "in").ByCredential("anybody"), new AnybodyScheme());
        using var client = await OwnerAsync(host, "open");
        client.DefaultRequestHeaders.Clear();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");

        await Deadline.UntilAsync(async () => (await GetAsync(client, "/o/open/enter")).StatusCode == HttpStatusCode.TooManyRequests);
        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.2");

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/o/open/enter")).StatusCode);
    }

    [Fact]
    public async Task What_fails_gives_one_sentence_and_nothing_of_the_cause()
    {
        await using var host = await PlatformHost.StartAsync(new HttpOptions(), routes => routes.MapGet("/fails", string () => throw new InvalidOperationException("the secret cause")).Public("a test"));
        using var client = new HttpClient { BaseAddress = host.Address };

        var answer = await GetAsync(client, "/fails");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("server_failed", body);
        Assert.DoesNotContain("secret", body);
        Assert.NotEmpty(answer.Headers.GetValues("X-Request-ID").Single());
    }

    [Fact]
    public async Task A_route_that_does_not_say_who_may_reach_it_is_not_there()
    {
        await using var host = await PlatformHost.StartAsync(new HttpOptions(), routes => routes.MapGet("/forgotten", () => "secret"));
        using var client = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(client, "/forgotten")).StatusCode);
    }

    [Fact]
    public async Task A_route_that_takes_more_says_how_much()
    {
        await using var host = await PlatformHost.StartAsync(new HttpOptions(), routes =>
        {
            routes.MapPost("/large", async (HttpContext context) => await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted)).Public("a test").TakesUpTo(1 << 20);
            routes.MapPost("/small", async (HttpContext context) => await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted)).Public("a test");
        });
        using var client = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.OK, await SendAsync("/large", 1 << 20));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync("/large", (1 << 20) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync("/small", (64 << 10) + 1));

        async Task<HttpStatusCode> SendAsync(string path, int bytes)
        {
            using var content = new ByteArrayContent(new byte[bytes]);
            return (await client.PostAsync(path, content, TestContext.Current.CancellationToken)).StatusCode;
        }
    }

    private static async Task<HttpClient> OwnerAsync(PlatformHost host, params string[] organisations)
    {
        var client = await host.SignInAsync("owner");
        foreach (var name in organisations) Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/made/{name}", null, TestContext.Current.CancellationToken)).StatusCode);
        return client;
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) => client.GetAsync(path, TestContext.Current.CancellationToken);

    // As a sign-in has one, which lets strangers through on the server's own behalf.
    private sealed class AnybodyScheme : ICredentialScheme
    {
        public string Name => "anybody";

        public ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context) => ValueTask.FromResult<Actor?>(Actor.Server);
    }
}
