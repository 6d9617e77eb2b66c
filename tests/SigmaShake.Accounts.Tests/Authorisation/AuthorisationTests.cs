using System.Net;
using SigmaShake.Accounts.Tests.Identity;
using SigmaShake.Platform.Tokens;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Authorisation;

/// <summary>A program is let in by the person whose browser it sends, and by nobody else.</summary>
public sealed class AuthorisationTests(SignInServer server) : IClassFixture<SignInServer>, IAsyncLifetime
{
    private const string Shown = "/api/v1/organisations/acme/shown-token";

    private readonly OAuthClient _client = new(server.Server);
    private readonly Browser _ada = server.Server.Browse();

    public async ValueTask InitializeAsync() => await SignInServer.SignInAsync(_ada);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _ada.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task From_the_browser_to_a_token_that_works_until_it_is_revoked()
    {
        await _ada.GetAsync(_client.Request());
        Assert.Contains("<strong>ada&#x27;s laptop</strong>", _ada.Body);
        Assert.Contains("<button>Allow in acme</button>", _ada.Body);

        var target = await _client.AllowAsync(_ada);
        Assert.StartsWith("http://127.0.0.1:43117/callback?code=", target);
        Assert.Contains("&state=st", target);
        var (status, json) = await _client.ExchangeAsync(OAuthClient.CodeIn(target!));

        Assert.Equal(HttpStatusCode.OK, status);
        var token = json.GetProperty("access_token").GetString()!;
        Assert.True(AccessTokenText.IsWellFormed(token), token);
        Assert.Equal(("Bearer", "acme"), (json.GetProperty("token_type").GetString(), json.GetProperty("organisation").GetString()));
        Assert.InRange(json.GetProperty("expires_in").GetInt64(), 89 * 86_400, 90 * 86_400);
        Assert.False(json.TryGetProperty("refresh_token", out _));

        var (shown, body) = await _client.ShowAsync(HttpMethod.Get, Shown, token);
        Assert.Equal(HttpStatusCode.OK, shown);
        Assert.Contains("\"Ada\"", body);
        Assert.Contains("ssg on ada", body);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.ShowAsync(HttpMethod.Delete, Shown, token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.ShowAsync(HttpMethod.Get, Shown, token)).Status);
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_does_so_first_and_comes_back()
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync(_client.Request());
        Assert.Contains("<h1>Sign in</h1>", browser.Body);
        await browser.SubmitAsync("/sign-in/providers", ("address", "ada@acme.test"));
        await browser.GetAsync(SignInServer.ChoiceOf(browser));

        Assert.Contains("<h1>Let a program in?</h1>", browser.Body);
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        var code = OAuthClient.CodeIn((await _client.AllowAsync(_ada))!);

        Assert.Equal(HttpStatusCode.OK, (await _client.ExchangeAsync(code)).Status);
        var (status, json) = await _client.ExchangeAsync(code);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (status, json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Of_many_who_exchange_a_code_at_once_one_gets_the_token()
    {
        var code = OAuthClient.CodeIn((await _client.AllowAsync(_ada))!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.ExchangeAsync(code)));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.False(answer.Json.TryGetProperty("access_token", out _)));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-that-is-long-enough-to-be-one-000")]
    [InlineData("code_verifier", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:43118/callback")]
    [InlineData("redirect_uri", null)]
    [InlineData("client_id", "another")]
    public async Task A_code_without_what_belongs_to_it_is_worth_nothing(string parameter, string? value)
    {
        var code = OAuthClient.CodeIn((await _client.AllowAsync(_ada))!);

        var (status, json) = await _client.ExchangeAsync(code, (parameter, value));

        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.False(json.TryGetProperty("access_token", out _));
    }

    [Theory]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code token")]
    [InlineData("response_mode", "fragment")]
    [InlineData("response_mode", "form_post")]
    [InlineData("client_id", "another")]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1.evil.example/callback")]
    [InlineData("redirect_uri", "http://evil.example:43117/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:43117@evil.example/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:43117/other")]
    [InlineData("redirect_uri", "http://127.0.0.1:43117/callback/../other")]
    [InlineData("redirect_uri", "http://127.0.0.1:43117/callback?x=y")]
    [InlineData("redirect_uri", "http://127.0.0.1:43117/callback#x")]
    [InlineData("redirect_uri", "https://127.0.0.1:43117/callback")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "//evil.example/callback")]
    public async Task What_is_not_in_order_is_asked_of_nobody_and_leads_nowhere(string parameter, string? value)
    {
        var response = await _ada.GetAsync(_client.Request((parameter, value)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This program asked for something that is not in order.", _ada.Body);
        Assert.Equal("127.0.0.1", response.RequestMessage!.RequestUri!.Host);
        Assert.False(response.Headers.Contains("Refresh"));
        Assert.StartsWith("a program: ", server.OperatorLedger()[^1]);
    }

    [Fact]
    public async Task What_was_changed_after_the_question_is_held_against_the_rules_again()
    {
        await _ada.GetAsync(_client.Request());
        var fields = Browser.HiddenFields(_ada.Body).DistinctBy(field => field.Name).Where(field => field.Name != "redirect_uri").Append(("redirect_uri", "https://evil.example/callback")).ToArray();

        var response = await _ada.PostAsync("/o/acme/oauth/authorize", fields);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task Another_sites_form_allows_nothing()
    {
        await _ada.GetAsync(_client.Request());
        var fields = Browser.HiddenFields(_ada.Body).DistinctBy(field => field.Name).Where(field => !field.Name.Contains("RequestVerification", StringComparison.Ordinal)).ToArray();

        var response = await _ada.PostAsync("/o/acme/oauth/authorize", fields);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task Nobody_allows_what_is_another_organisations()
    {
        using var admin = await server.Server.SignInAsync();
        await admin.SubmitAsync("/organisations", ("name", "not-adas"), ("title", "Not Ada's"));
        await _ada.GetAsync(_client.Request());

        Assert.DoesNotContain("not-adas", _ada.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await _ada.PostAsync("/o/not-adas/oauth/authorize", [.. Browser.HiddenFields(_ada.Body)])).StatusCode);
    }

    [Fact]
    public async Task The_question_stands_in_no_frame()
    {
        var response = await _ada.GetAsync(_client.Request());

        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task The_server_says_what_it_is_and_nothing_that_it_is_not()
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync("/.well-known/oauth-authorization-server");
        var json = System.Text.Json.JsonDocument.Parse(browser.Body).RootElement;

        Assert.Equal($"{server.Server.Address}/oauth/authorize", json.GetProperty("authorization_endpoint").GetString());
        Assert.Equal($"{server.Server.Address}/oauth/token", json.GetProperty("token_endpoint").GetString());
        Assert.Equal($"{server.Server.Address}/oauth/device", json.GetProperty("device_authorization_endpoint").GetString());
        Assert.Equal(["S256"], Texts("code_challenge_methods_supported"));
        Assert.Equal(["query"], Texts("response_modes_supported"));
        Assert.Equal(["code"], Texts("response_types_supported"));
        Assert.Equal(["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"], Texts("grant_types_supported"));

        IEnumerable<string> Texts(string name) => json.GetProperty(name).EnumerateArray().Select(one => one.GetString()!).Order(StringComparer.Ordinal);
    }
}
