using System.Net;
using SigmaShake.Net.Serving;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Serving;

/// <summary>What pages of other sites, and servers on other ports, may have a browser ask.</summary>
public sealed class ForeignRequestTests
{
    [Theory]
    [InlineData("attacker.test")]
    [InlineData("attacker.test:5599")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1.attacker.test")]
    [InlineData("[::1]:5599")]
    [InlineData("0.0.0.0:5599")]
    public async Task A_name_that_was_made_to_lead_here_gets_nothing(string host)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        foreach (var path in new[] { dashboard.Folder + "/", "/", "/assets/dashboard.css" })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Get, path, dashboard.Cookie, host: host);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task By_both_names_of_this_machine_it_is_reached()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.SendAsync(HttpMethod.Get, dashboard.Folder + "/", dashboard.Cookie, host: dashboard.Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://attacker.test")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("null")]
    public async Task A_form_of_another_origin_does_nothing(string origin)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var token = await dashboard.FormTokenAsync();

        using var answer = await dashboard.SendAsync(HttpMethod.Post, $"{dashboard.Folder}/packs/git/disable", dashboard.Cookie, [new(PageRequest.FormTokenName, token)], origin: origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(File.Exists(dashboard.Home.State.Configuration));
    }

    [Fact]
    public async Task A_form_that_names_no_origin_does_nothing()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.SendAsync(HttpMethod.Post, $"{dashboard.Folder}/packs/git/disable", dashboard.Cookie, [new(PageRequest.FormTokenName, await dashboard.FormTokenAsync())], origin: "");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_session_does_nothing()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var other = await dashboard.FormTokenAsync();
        await dashboard.SignInAsync();
        foreach (var token in new[] { "", "x", other })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Post, $"{dashboard.Folder}/packs/git/disable", dashboard.Cookie, [new(PageRequest.FormTokenName, token)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.False(File.Exists(dashboard.Home.State.Configuration));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_page_of_another_site_or_port_reads_nothing(string site)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        foreach (var path in new[] { dashboard.Folder + "/", dashboard.Folder + "/live", "/assets/live.js" })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Get, path, dashboard.Cookie, site: site);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task There_is_nothing_but_reading_and_forms(string method)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.SendAsync(new HttpMethod(method), dashboard.Folder + "/", dashboard.Cookie);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_bears_the_headers()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        foreach (var path in new[] { dashboard.Folder + "/", dashboard.Folder + "/nothing", "/", "/assets/dashboard.css", "/sign-in/x" })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Get, path, dashboard.Cookie);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var first = await dashboard.GetAsync("/");
        using var second = await dashboard.GetAsync("/");
        Assert.NotEqual(first.Headers.GetValues("Content-Security-Policy").Single(), second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_the_rest_goes_on()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var token = await dashboard.FormTokenAsync();
        foreach (var (field, status) in new[] { (new KeyValuePair<string, string>("text", new string('a', 300_000)), HttpStatusCode.RequestEntityTooLarge), (new(new string('k', 5000), "x"), HttpStatusCode.BadRequest) })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Post, $"{dashboard.Folder}/try", dashboard.Cookie, [new(PageRequest.FormTokenName, token), field]);
            Assert.Equal(status, answer.StatusCode);
        }

        await dashboard.ReadAsync("/");
        Assert.Empty(dashboard.Complaints);
    }
}
