using System.Net;
using System.Security.Cryptography;
using SigmaShake.Accounts.Authorisation;
using SigmaShake.Accounts.Tests.Identity;
using SigmaShake.Platform.Tokens;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Authorisation;

/// <summary>A program without a browser is let in by a code that somebody types, who has five tries.</summary>
public sealed class DeviceTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly OAuthClient _client = new(server.Server);

    [Fact]
    public async Task From_the_code_to_a_token_once()
    {
        using var browser = await SomebodyAsync("dan");
        var (status, json) = await _client.BeginDeviceAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        var (device, user) = (json.GetProperty("device_code").GetString()!, json.GetProperty("user_code").GetString()!);
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", user);
        Assert.Equal($"{server.Server.Address}/device", json.GetProperty("verification_uri").GetString());
        Assert.InRange(json.GetProperty("expires_in").GetInt64(), 590, 600);
        Assert.Equal("authorization_pending", (await _client.PollAsync(device)).Json.GetProperty("error").GetString());

        // As people type.
        await browser.GetAsync("/device");
        await browser.SubmitAsync("/device", ("user_code", user.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()));
        Assert.Contains("<strong>build server</strong>", browser.Body);
        Assert.Contains($"<strong>{user.Replace("-", "", StringComparison.Ordinal)}</strong>", browser.Body);
        await browser.SubmitAsync("/o/acme/device");
        Assert.Contains("<h1>Allowed</h1>", browser.Body);

        var (ready, tokens) = await _client.PollAsync(device);
        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.True(AccessTokenText.IsWellFormed(tokens.GetProperty("access_token").GetString()!));
        Assert.Equal("acme", tokens.GetProperty("organisation").GetString());
        Assert.Equal("invalid_grant", (await _client.PollAsync(device)).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task What_is_denied_gets_nothing()
    {
        using var browser = await SomebodyAsync("eli");
        var (device, user) = await BeginAsync();
        await browser.GetAsync("/device");
        await browser.SubmitAsync("/device", ("user_code", user));
        await browser.SubmitAsync("/device/deny");

        Assert.Contains("<h1>Not allowed</h1>", browser.Body);
        Assert.Equal("access_denied", (await _client.PollAsync(device)).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_code_is_typed_in_once()
    {
        using var browser = await SomebodyAsync("fay");
        var (_, user) = await BeginAsync();
        await AllowAsync(browser, user);
        await browser.GetAsync("/device");

        var response = await browser.SubmitAsync("/device", ("user_code", user));
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, browser.Body);
    }

    [Fact]
    public async Task Whoever_guesses_has_five_tries_also_all_at_once()
    {
        using var browser = await SomebodyAsync("gil");
        var (_, user) = await BeginAsync();
        await browser.GetAsync("/device");
        var form = Browser.HiddenFields(browser.Body).DistinctBy(field => field.Name).ToList();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var tab = server.Server.Browse();
            foreach (var (name, value) in browser.Cookies) tab.SetCookie(name, value);
            return (await tab.PostAsync("/device", [.. form, ("user_code", RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ", 8))])).StatusCode;
        }));

        Assert.Equal(CodeTries.Max, guesses.Count(status => status == HttpStatusCode.BadRequest));
        Assert.Equal(40 - CodeTries.Max, guesses.Count(status => status == HttpStatusCode.TooManyRequests));

        // The right one comes too late; for somebody else it does not.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/device", [.. form, ("user_code", user)])).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/o/acme/device", [.. form, ("user_code", user)])).StatusCode);
        using var other = await SomebodyAsync("hal");
        await AllowAsync(other, user);
        Assert.Contains("<h1>Allowed</h1>", other.Body);
    }

    [Fact]
    public async Task A_code_of_ones_own_buys_no_more_guesses()
    {
        using var browser = await SomebodyAsync("kim");
        var (_, own) = await BeginAsync();
        await browser.GetAsync("/device");
        var form = Browser.HiddenFields(browser.Body).DistinctBy(field => field.Name).ToList();
        async Task<HttpStatusCode> GuessAsync() =>
            (await browser.PostAsync("/device", [.. form, ("user_code", RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ", 8))])).StatusCode;

        for (var i = 0; i < CodeTries.Max - 1; i++) Assert.Equal(HttpStatusCode.BadRequest, await GuessAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/device", [.. form, ("user_code", own)])).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, await GuessAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync());
    }

    [Theory]
    [InlineData("/device")]
    [InlineData("/device/deny")]
    [InlineData("/o/acme/device")]
    public async Task Another_sites_form_allows_and_denies_nothing(string path)
    {
        using var browser = await SomebodyAsync("ivy");
        var (device, user) = await BeginAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, ("user_code", user))).StatusCode);
        Assert.Equal("authorization_pending", (await _client.PollAsync(device)).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_link_with_the_code_allows_nothing_by_itself()
    {
        using var browser = await SomebodyAsync("jan");
        var (device, user) = await BeginAsync();

        await browser.GetAsync($"/device?user_code={user}");

        Assert.Contains($"value=\"{user.Replace("-", "", StringComparison.Ordinal)}\"", browser.Body);
        Assert.Equal("authorization_pending", (await _client.PollAsync(device)).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_machine_that_calls_itself_something_else_is_shown_on_one_line()
    {
        using var browser = await SomebodyAsync("kai");
        var (_, json) = await _client.BeginDeviceAsync("<b>you\r\n\u202Eknow me</b>");
        await browser.GetAsync("/device");
        await browser.SubmitAsync("/device", ("user_code", json.GetProperty("user_code").GetString()!));

        Assert.Contains("<strong>&lt;b&gt;youknow me&lt;/b&gt;</strong>", browser.Body);
    }

    public void Dispose() => _client.Dispose();

    private static async Task AllowAsync(Browser browser, string user)
    {
        await browser.GetAsync("/device");
        await browser.SubmitAsync("/device", ("user_code", user));
        await browser.SubmitAsync("/o/acme/device");
    }

    private async Task<(string Device, string User)> BeginAsync()
    {
        var (_, json) = await _client.BeginDeviceAsync();
        return (json.GetProperty("device_code").GetString()!, json.GetProperty("user_code").GetString()!);
    }

    // Each test is somebody of their own: tries are counted by person.
    private async Task<Browser> SomebodyAsync(string name)
    {
        (server.Provider.Claims["sub"], server.Provider.Claims["email"], server.Provider.Claims["name"]) = (name, $"{name}@acme.test", name);
        var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser, $"{name}@acme.test");
        return browser;
    }
}
