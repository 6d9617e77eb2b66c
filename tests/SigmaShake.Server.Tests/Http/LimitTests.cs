using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>Who asks too much is told when to come back, and nobody else notices.</summary>
public sealed class LimitTests
{
    private static readonly IReadOnlyList<IPNetwork> ThisMachine = [IPNetwork.Parse("127.0.0.1/32")];

    [Fact]
    public async Task A_stranger_is_counted_by_address_and_told_when_to_come_back()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 1 });
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz", "192.0.2.1")).StatusCode);

        var refused = await RefusedAsync(_ => GetAsync(server, "/healthz", "192.0.2.1"));

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Contains("too_many_requests", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz", "192.0.2.2")).StatusCode);
        await Deadline.UntilAsync(async () => (await GetAsync(server, "/healthz", "192.0.2.1")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_IPv6_a_64_counts_as_one_address_and_IPv4_is_the_same_in_either_form()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 1 });

        await RefusedAsync(i => GetAsync(server, "/healthz", $"2001:db8::{i}"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz", "2001:db8:0:1::1")).StatusCode);
        await RefusedAsync(i => GetAsync(server, "/healthz", i % 2 == 0 ? "192.0.2.1" : "::ffff:192.0.2.1"));
    }

    [Fact]
    public async Task What_a_stranger_says_of_where_they_come_from_does_not_count()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 1 }, trusted: [IPNetwork.Parse("192.0.2.0/24")]);

        await RefusedAsync(i => GetAsync(server, "/healthz", $"198.51.100.{i}"));
    }

    [Fact]
    public async Task Of_what_a_proxy_forwards_the_last_address_that_is_no_proxys_counts()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 1 });

        await RefusedAsync(i => GetAsync(server, "/healthz", $"198.51.100.{i}, 192.0.2.7, 127.0.0.1"));
    }

    [Fact]
    public async Task Credentials_that_are_none_are_counted_and_buy_nothing_where_none_is_asked_for()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 1, FailurePerSecond = 1 });
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(server, "/", "192.0.2.1", $"{SessionCookie.Name}=guess{i}")).StatusCode);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz", "192.0.2.2", $"{SessionCookie.Name}=guess{i}")).StatusCode);

        // Counted when it is known that they are none, which may be just after the answer.
        await RefusedAsync(_ => GetAsync(server, "/", "192.0.2.1", $"{SessionCookie.Name}=guess"));
        await RefusedAsync(_ => GetAsync(server, "/healthz", "192.0.2.2", $"{SessionCookie.Name}=guess"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_and_asks_for_what_is_not_theirs_is_counted_too()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { FailurePerSecond = 1 });
        using var alice = await server.SignInAsync("alice");

        await Deadline.UntilAsync(async () => (await GetAsync(server, "/o/not-hers", "192.0.2.1", CookieOf(alice))).StatusCode == HttpStatusCode.TooManyRequests);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/", "192.0.2.2", CookieOf(alice))).StatusCode);
    }

    [Fact]
    public async Task Who_is_known_costs_their_address_nothing_and_is_counted_by_who_they_are()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { StrangerPerSecond = 3, CallerPerSecond = 1 });
        using var alice = await server.SignInAsync("alice");
        using var bob = await server.SignInAsync("bob");
        while ((await GetAsync(server, "/healthz", "192.0.2.1")).StatusCode == HttpStatusCode.OK)
        {
            // Until the address has nothing left for strangers.
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/", "192.0.2.1", CookieOf(alice))).StatusCode);
        await RefusedAsync(_ => GetAsync(server, "/", "192.0.2.1", CookieOf(alice)));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/", "192.0.2.1", CookieOf(bob))).StatusCode);
    }

    [Fact]
    public async Task One_organisations_share_is_not_anothers()
    {
        await using var server = await StartAsync(RunningServer.Unlimited with { OrganisationPerSecond = 1 });
        using var owner = await server.SignInAsync();
        await owner.SubmitAsync("/organisations", ("name", "loud"), ("title", "x"));
        await owner.GetAsync("/");
        await owner.SubmitAsync("/organisations", ("name", "quiet"), ("title", "x"));

        HttpStatusCode last;
        var sent = 0;
        do
        {
            last = (await owner.GetAsync("/o/loud")).StatusCode;
        }
        while (last == HttpStatusCode.OK && ++sent < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/o/quiet")).StatusCode);
    }

    private static Task<RunningServer> StartAsync(RequestRates rates, IReadOnlyList<IPNetwork>? trusted = null) =>
        RunningServer.StartAsync(new HttpOptions { Rates = rates, TrustedProxies = trusted ?? ThisMachine });

    // What is allowed in a second comes back while a slow machine asks: it is asked until nothing is left, which comes soon where it comes at all.
    private static async Task<HttpResponseMessage> RefusedAsync(Func<int, Task<HttpResponseMessage>> ask)
    {
        for (var i = 0; i < 200; i++)
        {
            var answer = await ask(i);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return answer;
        }

        Assert.Fail("200 requests, and none was refused");
        throw new InvalidOperationException();
    }

    private static string CookieOf(Browser browser) => $"{SessionCookie.Name}={browser.Cookies[SessionCookie.Name]}";

    private static async Task<HttpResponseMessage> GetAsync(RunningServer server, string path, string from, string? cookie = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", from);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
