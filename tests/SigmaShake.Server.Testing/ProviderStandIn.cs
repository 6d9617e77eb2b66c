using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Server.Testing;

/// <summary>
/// An OpenID provider that a test can have do anything: honest where it is told nothing. Whoever comes is at once somebody, and goes back with a code. Written by
/// hand down to the token's signature, so that it can be wrong in every way.
/// </summary>
public sealed class ProviderStandIn : IAsyncLifetime
{
    public const string ClientId = "sigmashake";
    public const string ClientSecret = "s3cret & more";

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _codes = new(StringComparer.Ordinal);
    private WebApplication? _app;

    public RSA Key { get; private set; } = RSA.Create(2048);

    public string Issuer { get; private set; } = "";

    /// <summary>What it says in its metadata beside, or instead of, what is true.</summary>
    public Dictionary<string, object?> Metadata { get; } = [];

    /// <summary>Who comes, and what else is in the payload of the token.</summary>
    public Dictionary<string, object?> Claims { get; } = new() { ["sub"] = "ada", ["email"] = "ada@acme.test", ["email_verified"] = true, ["name"] = "Ada" };

    /// <summary>What is in the header of the token.</summary>
    public Dictionary<string, object?> Header { get; } = new() { ["alg"] = "RS256", ["kid"] = "k1" };

    /// <summary>Signs header and payload.</summary>
    public Func<byte[], byte[]>? Sign { get; set; }

    /// <summary>Changes what goes back with the browser.</summary>
    public Action<Dictionary<string, string>>? Answer { get; set; }

    /// <summary>What stands behind everything that goes back with the browser.</summary>
    public string AnswerEnd { get; set; } = "";

    /// <summary>The keys that it publishes; null for the one that it has.</summary>
    public object[]? Keys { get; set; }

    /// <summary>What it says where it is asked with an access token; null for the claims.</summary>
    public Dictionary<string, object?>? UserInfo { get; set; }

    /// <summary>Gives the same token again.</summary>
    public string? TokenInstead { get; set; }

    /// <summary>What came to its authorization endpoint last.</summary>
    public IReadOnlyDictionary<string, string> LastRequest { get; private set; } = new Dictionary<string, string>();

    /// <summary>The last token that it gave.</summary>
    public string LastToken { get; private set; } = "";

    /// <summary>How often its keys were asked for.</summary>
    public int KeysRead { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Text(JsonSerializer.Serialize(MetadataNow()), "application/json"));
        _app.MapGet("/keys", () =>
        {
            KeysRead++;
            return Results.Text(JsonSerializer.Serialize(new { keys = Keys ?? [Jwk(Key, "k1")] }), "application/json");
        });
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", (Delegate)TokenAsync);
        _app.MapGet("/userinfo", () => Results.Text(JsonSerializer.Serialize(UserInfo ?? Claims), "application/json"));
        await _app.StartAsync();
        Issuer = _app.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        Key.Dispose();
    }

    /// <summary>The public half of a key (RFC 7517).</summary>
    public static Dictionary<string, object?> Jwk(RSA key, string? id)
    {
        var half = key.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, object?> { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64Url.EncodeToString(half.Modulus), ["e"] = Base64Url.EncodeToString(half.Exponent) };
    }

    /// <summary>A token of these claims, and whatever is to be in there beside them.</summary>
    public string Token(string? nonce, long? now = null)
    {
        var seconds = now ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var payload = new Dictionary<string, object?> { ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = seconds, ["exp"] = seconds + 300, ["nonce"] = nonce };
        foreach (var (name, value) in Claims) payload[name] = value;
        foreach (var name in payload.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList()) payload.Remove(name);
        var signed = $"{Part(Header)}.{Part(payload)}";
        return $"{signed}.{Base64Url.EncodeToString((Sign ?? SignHonestly)(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(Dictionary<string, object?> values) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values));

    private byte[] SignHonestly(byte[] data) => Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private Dictionary<string, object?> MetadataNow()
    {
        var metadata = new Dictionary<string, object?>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/keys", ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["response_types_supported"] = new[] { "code" }, ["code_challenge_methods_supported"] = new[] { "S256" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            ["authorization_response_iss_parameter_supported"] = true,
        };
        foreach (var (name, value) in Metadata) metadata[name] = value;
        return metadata;
    }

    private IResult Authorize(HttpContext context)
    {
        LastRequest = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = LastRequest;
        var answer = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code, ["state"] = LastRequest["state"], ["iss"] = Issuer };
        Answer?.Invoke(answer);
        return Results.Redirect(QueryHelpers.AddQueryString(LastRequest["redirect_uri"], answer!) + AnswerEnd);
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsOurs(context.Request.Headers.Authorization.ToString())) return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var request) || request["code_challenge"] != challenge || request["redirect_uri"] != form["redirect_uri"]) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        LastToken = TokenInstead ?? Token(request["nonce"]);
        return Results.Json(new Dictionary<string, object> { ["access_token"] = "at", ["token_type"] = "Bearer", ["id_token"] = LastToken });
    }

    // Both halves are form-encoded (RFC 6749, 2.3.1).
    private static bool IsOurs(string authorization) =>
        authorization.StartsWith("Basic ", StringComparison.Ordinal)
        && Encoding.ASCII.GetString(Convert.FromBase64String(authorization[6..])).Split(':').Select(System.Net.WebUtility.UrlDecode).SequenceEqual([ClientId, ClientSecret]);
}
