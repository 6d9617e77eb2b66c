using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>Whatever cannot be done is answered by a problem document with a code of the catalog, or by a page that says the same.</summary>
public sealed class ProblemTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("GET", "/nowhere", null, null, 404, "not_found")]
    [InlineData("GET", "/o/acme", null, null, 401, "sign_in_needed")]
    [InlineData("DELETE", "/healthz", null, null, 405, "method_not_allowed")]
    [InlineData("GET", "/o/x/ledger/notanumber/proof", null, null, 404, "not_found")]
    [InlineData("POST", "/sign-in", "{}", "application/json", 415, "unsupported_media_type")]
    [InlineData("POST", "/sign-in", "token=x", "application/x-www-form-urlencoded", 400, "form_expired")]
    public async Task Strangers(string method, string path, string? body, string? type, int status, string code) =>
        await HasProblemAsync(await SendAsync(null, method, path, body, type), status, code);

    [Theory]
    [InlineData("POST", "/api/v1/organisations", "{", "application/json", 400, "invalid_request")]
    [InlineData("POST", "/api/v1/organisations", "{\"name\":\"ab\"}", "application/json", 400, "invalid_request")]
    [InlineData("POST", "/api/v1/organisations", "{\"name\":\"ab\",\"title\":null}", "application/json", 400, "invalid_request")]
    [InlineData("POST", "/api/v1/organisations", "{\"name\":\"ab\",\"title\":\"x\",\"owner\":\"me\"}", "application/json", 400, "invalid_request")]
    [InlineData("POST", "/api/v1/organisations", "{\"name\":\"ab\",\"name\":\"cd\",\"title\":\"x\"}", "application/json", 400, "invalid_request")]
    [InlineData("POST", "/api/v1/organisations", "name=x", "text/plain", 415, "unsupported_media_type")]
    [InlineData("PATCH", "/api/v1/organisations", "{}", "application/json", 405, "method_not_allowed")]
    [InlineData("GET", "/api/v1/organisations?limit=many", null, null, 400, "invalid_request")]
    [InlineData("GET", "/api/v1/organisations?limit=0", null, null, 400, "invalid_request")]
    [InlineData("GET", "/api/v1/organisations?limit=201", null, null, 400, "invalid_request")]
    [InlineData("GET", "/api/v1/organisations?cursor=x", null, null, 400, "invalid_cursor")]
    public async Task Members(string method, string path, string? body, string? type, int status, string code)
    {
        using var browser = await server.SignInAsync();

        await HasProblemAsync(await SendAsync(browser, method, path, body, type), status, code);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_told_those_that_it_takes() =>
        Assert.Equal(["GET"], (await SendAsync(null, "DELETE", "/healthz")).Content.Headers.Allow);

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_so_is_a_compressed_one()
    {
        using var browser = await server.SignInAsync();
        await HasProblemAsync(await SendAsync(browser, "POST", "/api/v1/organisations", $"{{\"name\":\"ab\",\"title\":\"{new string('x', 70_000)}\"}}", "application/json"), 413, "too_large");

        using var compressed = Request(browser, "POST", "/api/v1/organisations", "{}", "application/json");
        compressed.Content!.Headers.ContentEncoding.Add("gzip");
        await HasProblemAsync(await SendAsync(compressed), 415, "unsupported_encoding");
    }

    [Fact]
    public async Task A_change_that_another_sites_page_sends_is_refused()
    {
        using var browser = await server.SignInAsync();
        using var request = Request(browser, "POST", "/api/v1/organisations", "{\"name\":\"ab\",\"title\":\"x\"}", "application/json");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        await HasProblemAsync(await SendAsync(request), 403, "cross_site");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task So_is_a_form_that_has_no_field_to_read(string site)
    {
        using var browser = await server.SignInAsync();
        using var request = Request(browser, "POST", "/sign-out", "", "application/x-www-form-urlencoded");
        request.Headers.Add("Sec-Fetch-Site", site);

        await HasProblemAsync(await SendAsync(request), 403, "cross_site");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("text/html;q=0.5, application/problem+json", "application/problem+json")]
    [InlineData("*/*", "application/problem+json")]
    [InlineData("nonsense;;;", "application/problem+json")]
    public async Task A_browser_gets_a_page_and_a_program_a_document_with_the_same_status(string accept, string type)
    {
        using var request = Request(null, "GET", "/nowhere");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var response = await SendAsync(request);

        Assert.Equal((HttpStatusCode.NotFound, type), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Contains("There is nothing here.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task The_operators_ledger_has_the_precise_cause_once_however_often_it_came()
    {
        await using var own = await RunningServer.StartAsync(new HttpOptions { Rates = RunningServer.Unlimited });
        using (var browser = await own.SignInAsync())
        {
            for (var i = 0; i < 50; i++)
            {
                using var request = Request(browser, "GET", $"{own.Address}/api/v1/organisations?limit=many%0aforged");
                await SendAsync(request);
            }
        }

        await own.App.StopAsync(TestContext.Current.CancellationToken);
        var entries = OperatorLedger.Read(own.Data);

        var entry = Assert.Single(entries, entry => entry.Contains("\"request.refuse\"", StringComparison.Ordinal) && entry.Contains("invalid_request", StringComparison.Ordinal));
        Assert.Contains("50 times", entry);
        Assert.Contains("many", entry);
        Assert.DoesNotContain("\\n", entry);
    }

    [Fact]
    public void The_page_has_every_code_with_its_status_and_no_other()
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "docs", "server", "problems.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();

        Assert.Equal(
            ProblemCatalog.All.Select(kind => (Code: $"`{kind.Code}`", Status: $"{kind.Status}", kind.Detail, kind.Cure)),
            rows.Select(row => (Code: row[0], Status: row[1], Detail: row[2], Cure: row[3])));
        Assert.Equal(ProblemCatalog.All.Count, ProblemCatalog.All.Select(kind => kind.Code).Distinct().Count());
    }

    private static async Task HasProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.Equal($"urn:sigmashake:problem:{code}", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.All(["detail", "title"], member => Assert.NotEmpty(problem.RootElement.GetProperty(member).GetString()!));
    }

    private HttpRequestMessage Request(Browser? browser, string method, string path, string? body = null, string? type = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(server.Address), path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(type!) } };
        if (browser is not null) request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(Browser? browser, string method, string path, string? body = null, string? type = null)
    {
        using var request = Request(browser, method, path, body, type);
        return await SendAsync(request);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
