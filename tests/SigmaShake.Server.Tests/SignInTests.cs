using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests;

public sealed class SignInTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_link_works_once_and_looking_at_it_does_not_use_it_up()
    {
        var link = await server.LinkAsync();
        using var first = server.Browse();
        using var second = server.Browse();
        await first.GetAsync($"/sign-in/{link}");
        await second.GetAsync($"/sign-in/{link}");

        Assert.Equal(HttpStatusCode.OK, (await first.SubmitAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.SubmitAsync("/sign-in")).StatusCode);
        Assert.Contains("This link has been used, or is too old.", second.Body);
        Assert.DoesNotContain(SessionCookie.Name, second.Cookies.Keys);
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_wins()
    {
        var link = await server.LinkAsync();
        var browsers = Enumerable.Range(0, 8).Select(_ => server.Browse()).ToList();
        foreach (var browser in browsers) await browser.GetAsync($"/sign-in/{link}");

        await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync("/sign-in")));

        Assert.Equal(1, browsers.Count(browser => browser.Cookies.ContainsKey(SessionCookie.Name)));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_session_that_was_left_is_over_for_whoever_has_its_cookie()
    {
        using var browser = await server.SignInAsync();
        var cookie = browser.Cookies[SessionCookie.Name];

        await browser.SubmitAsync("/sign-out");
        browser.SetCookie(SessionCookie.Name, cookie);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/o/acme")]
    [InlineData("/o/acme/ledger")]
    public async Task Without_a_session_there_is_nothing_to_see(string path)
    {
        using var browser = server.Browse();
        browser.SetCookie(SessionCookie.Name, "made-up");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await server.SignInAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/organisations", ("name", "forged"), ("title", "x"))).StatusCode);
        await browser.GetAsync("/");
        Assert.DoesNotContain("forged", browser.Body);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_other_sites_and_other_hosts()
    {
        using var browser = server.Browse();
        await browser.GetAsync($"/sign-in/{await server.LinkAsync()}");
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
        var token = Browser.HiddenFields(browser.Body).Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(token) };
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
