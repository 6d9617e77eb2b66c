using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.Tests.Authorisation;

/// <summary>What <c>ssg</c> does to get a token, and what somebody does who is not <c>ssg</c>.</summary>
internal sealed class OAuthClient(RunningServer server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address), Timeout = ChildProcess.TimeLimit };

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string RedirectUri { get; set; } = "http://127.0.0.1:43117/callback";

    /// <summary>What a browser is sent to the server with. A null takes a parameter out.</summary>
    public string Request(params (string Name, string? Value)[] others)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = "ssg", ["redirect_uri"] = RedirectUri, ["state"] = "st", ["machine"] = "ada's laptop",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))), ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in others) parameters[name] = value;
        return QueryHelpers.AddQueryString("/oauth/authorize", parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Asks in a browser in which somebody has signed in, who allows it; where the browser is sent, or null.</summary>
    public async Task<string?> AllowAsync(Browser browser, string organisation = "acme", params (string Name, string? Value)[] others)
    {
        await browser.GetAsync(Request(others));
        var response = await browser.SubmitAsync($"/o/{organisation}/oauth/authorize");
        return response.Headers.TryGetValues("Refresh", out var refresh) ? refresh.Single().Split("url=", 2)[1] : null;
    }

    /// <summary>The code in the address that the browser was sent to.</summary>
    public static string CodeIn(string address) => QueryHelpers.ParseQuery(new Uri(address).Query)["code"].ToString();

    public Task<(HttpStatusCode Status, JsonElement Json)> ExchangeAsync(string code, params (string Name, string? Value)[] others) => PostAsync(
        "/oauth/token", [("grant_type", "authorization_code"), ("client_id", "ssg"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier), .. others]);

    public Task<(HttpStatusCode Status, JsonElement Json)> PollAsync(string deviceCode) => PostAsync(
        "/oauth/token", ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", "ssg"), ("device_code", deviceCode));

    public Task<(HttpStatusCode Status, JsonElement Json)> BeginDeviceAsync(string machine = "build server") => PostAsync("/oauth/device", ("client_id", "ssg"), ("machine", machine));

    public async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (value is null) values.Remove(name);
            else values[name] = value;
        }

        using var response = await _http.PostAsync(path, new FormUrlEncodedContent(values), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    public async Task<(HttpStatusCode Status, string Body)> ShowAsync(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Authorization", $"Bearer {token}" } } };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();
}
