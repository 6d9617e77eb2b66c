using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>As much of GitHub as signing in asks for: its OAuth, its user, the user's addresses.</summary>
public sealed class GitHubStandIn : IAsyncLifetime
{
    public const string ClientId = "github-client";
    public const string ClientSecret = "github-secret";

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _codes = new(StringComparer.Ordinal);
    private WebApplication? _app;

    public string Address { get; private set; } = "";

    public long UserId { get; set; } = 583_231;

    /// <summary>The user's addresses as GitHub lists them.</summary>
    public object[] Emails { get; set; } = [];

    /// <summary>Changes what goes back with the browser.</summary>
    public Action<Dictionary<string, string?>>? Answer { get; set; }

    public IReadOnlyDictionary<string, string> LastRequest { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/login/oauth/authorize", Authorize);
        _app.MapPost("/login/oauth/access_token", (Delegate)TokenAsync);
        _app.MapGet("/api/v3/user", () => Results.Json(new { id = UserId, login = "octocat", name = "The Octocat", email = "shown@everybody.test" }));
        _app.MapGet("/api/v3/user/emails", (HttpContext context) => context.Request.Headers.Authorization == "Bearer gho_token" ? Results.Json(Emails) : Results.StatusCode(401));
        await _app.StartAsync();
        Address = _app.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private IResult Authorize(HttpContext context)
    {
        LastRequest = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = LastRequest;
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = LastRequest["state"] };
        Answer?.Invoke(answer);
        return Results.Redirect(QueryHelpers.AddQueryString(LastRequest["redirect_uri"], answer));
    }

    // It answers failures with 200, as GitHub does.
    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isGood = form["client_id"] == ClientId && form["client_secret"] == ClientSecret && _codes.TryRemove(form["code"].ToString(), out var request)
            && request["redirect_uri"] == form["redirect_uri"] && request["code_challenge"] == challenge;
        return isGood ? Results.Json(new { access_token = "gho_token", token_type = "bearer", scope = "user:email" }) : Results.Json(new { error = "bad_verification_code" });
    }
}
