using System.Text.RegularExpressions;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Http;

public sealed partial class HeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/healthz", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/", 401)]
    [InlineData("/assets/site.css", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/sign-in/whatever", 200)]
    public async Task Every_answer_bears_the_headers_that_protect_whoever_gets_it(string path, int status)
    {
        using var browser = server.Browse();

        var response = await browser.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.All(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"], part => Assert.Contains(part, Policy(response)));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.NotEmpty(response.Headers.GetValues("Permissions-Policy"));
        Assert.NotEmpty(response.Headers.GetValues("X-Request-ID").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_runs_what_bears_its_nonce_alone_and_each_answer_has_another()
    {
        using var browser = server.Browse();
        var nonces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var response = await browser.GetAsync("/sign-in/whatever");
            var nonce = Nonce().Match(Policy(response)).Groups["nonce"].Value;

            Assert.True(Convert.FromBase64String(nonce).Length >= 16);
            Assert.All(Scripts().Matches(browser.Body), script => Assert.Contains($"nonce=\"{nonce.Replace("+", "&#x2B;", StringComparison.Ordinal)}\"", script.Value));
            Assert.DoesNotContain("unsafe-inline", Policy(response));
            nonces.Add(nonce);
        }

        Assert.Equal(3, nonces.Count);
    }

    [Fact]
    public async Task What_is_no_page_runs_and_sends_nothing()
    {
        using var browser = server.Browse();

        Assert.Equal("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'", Policy(await browser.GetAsync("/healthz")));
    }

    [Fact]
    public async Task A_request_is_named_by_the_server_whatever_the_client_calls_it()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Add("X-Request-ID", "mine");

        var first = await client.GetAsync("/healthz", TestContext.Current.CancellationToken);
        var second = await client.GetAsync("/healthz", TestContext.Current.CancellationToken);

        Assert.Matches("^[0-9a-f]{24}$", first.Headers.GetValues("X-Request-ID").Single());
        Assert.NotEqual(first.Headers.GetValues("X-Request-ID"), second.Headers.GetValues("X-Request-ID"));
    }

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    [GeneratedRegex("script-src 'nonce-(?<nonce>[^']+)' 'strict-dynamic';", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Scripts();
}
