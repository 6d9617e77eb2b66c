using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Http;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.SigningIn;

/// <summary>A token that the server gave.</summary>
/// <param name="Token">The token: a secret.</param>
/// <param name="Organisation">Where it is good.</param>
/// <param name="Life">How long.</param>
internal sealed record GivenToken(string Token, string Organisation, TimeSpan Life);

/// <summary>The codes of a device that has no browser.</summary>
/// <param name="DeviceCode">What is shown to the server: a secret.</param>
/// <param name="UserCode">What a person types in.</param>
/// <param name="Address">Where.</param>
/// <param name="Life">How long they are good.</param>
/// <param name="Interval">How often to ask.</param>
internal sealed record DeviceCodes(string DeviceCode, string UserCode, string Address, TimeSpan Life, TimeSpan Interval);

/// <summary>What came of a request for a token: a token, or the server's word for why there is none (RFC 6749, 5.2), or why no answer can be used.</summary>
internal readonly record struct TokenAnswer(GivenToken? Token, string? Error, string? Failure);

/// <summary>The OAuth half of a server, as far as <c>ssg</c> uses it.</summary>
internal sealed class AuthorisationServer(ServerConnection connection)
{
    private const string Client = "ssg";
    private const int MaxAnswerBytes = 64 << 10;
    private const int DefaultIntervalSeconds = 5;
    private const int MaxSeconds = 366 * 24 * 3600;

    /// <summary>Where to send the browser.</summary>
    public Uri AuthorisationAddress(Challenge challenge, string redirectUri, string machine) => connection.Address.At(
        $"/oauth/authorize?{Form(("response_type", "code"), ("client_id", Client), ("redirect_uri", redirectUri), ("state", challenge.State), ("code_challenge", challenge.VerifierHash), ("code_challenge_method", "S256"), ("machine", machine))}");

    /// <summary>Exchanges a code.</summary>
    public Task<TokenAnswer> ExchangeAsync(string code, Challenge challenge, string redirectUri, CancellationToken cancellation) => TokenAsync(
        [("grant_type", "authorization_code"), ("client_id", Client), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", challenge.Verifier)], cancellation);

    /// <summary>Asks whether the person has typed the code in (RFC 8628, 3.4).</summary>
    public Task<TokenAnswer> PollAsync(DeviceCodes codes, CancellationToken cancellation) => TokenAsync(
        [("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", Client), ("device_code", codes.DeviceCode)], cancellation);

    /// <summary>Asks for the codes of a device (RFC 8628, 3.1); null and why where there are none.</summary>
    public async Task<(DeviceCodes? Codes, string Failure)> BeginDeviceAsync(string machine, CancellationToken cancellation)
    {
        var reply = await PostAsync("/oauth/device", [("client_id", Client), ("machine", machine)], cancellation);
        if (!reply.IsSuccess) return (null, ServerProblem.Describe(connection.Address, reply));
        var json = JsonParser.Parse(reply.Body).Value;
        return Text(json, "device_code"u8) is { } device && Text(json, "user_code"u8) is { } user && Text(json, "verification_uri"u8) is { } address && Seconds(json, "expires_in"u8) is { } life
            ? (new DeviceCodes(device, user, address, life, Seconds(json, "interval"u8) ?? TimeSpan.FromSeconds(DefaultIntervalSeconds)), "")
            : (null, Unusable());
    }

    /// <summary>What the server says of a token.</summary>
    public Task<Reply> DescribeAsync(string organisation, string token, CancellationToken cancellation) => ShowAsync(HttpMethod.Get, organisation, token, cancellation);

    /// <summary>Ends a token.</summary>
    public Task<Reply> RevokeAsync(string organisation, string token, CancellationToken cancellation) => ShowAsync(HttpMethod.Delete, organisation, token, cancellation);

    private async Task<Reply> ShowAsync(HttpMethod method, string organisation, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, connection.Address.At($"/api/v1/organisations/{Uri.EscapeDataString(organisation)}/shown-token"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await connection.SendAsync(request, MaxAnswerBytes, ServerConnection.UsualTime, cancellation);
    }

    private async Task<TokenAnswer> TokenAsync((string Name, string Value)[] fields, CancellationToken cancellation)
    {
        var reply = await PostAsync("/oauth/token", fields, cancellation);
        if (reply.Failure is not null) return new TokenAnswer(null, null, ServerProblem.Describe(connection.Address, reply));
        var json = JsonParser.Parse(reply.Body).Value;
        if (!reply.IsSuccess) return Text(json, "error"u8) is { } error ? new TokenAnswer(null, error, null) : new TokenAnswer(null, null, ServerProblem.Describe(connection.Address, reply));
        return Text(json, "access_token"u8) is { } token && Credential.IsToken(token) && Text(json, "organisation"u8) is { } organisation && Seconds(json, "expires_in"u8) is { } life
            ? new TokenAnswer(new GivenToken(token, organisation, life), null, null)
            : new TokenAnswer(null, null, Unusable());
    }

    private async Task<Reply> PostAsync(string path, (string Name, string Value)[] fields, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Address.At(path))
        {
            Content = new StringContent(Form(fields), Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        request.Headers.Accept.ParseAdd("application/json");
        return await connection.SendAsync(request, MaxAnswerBytes, ServerConnection.UsualTime, cancellation);
    }

    private string Unusable() => $"`{connection.Address}` answers what cannot be used; check that it is a sigmashake-server";

    private static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static string? Text(JsonValue? json, ReadOnlySpan<byte> name) => json?.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;

    private static TimeSpan? Seconds(JsonValue? json, ReadOnlySpan<byte> name) =>
        json?.Member(name) is { Kind: JsonKind.Number } number && int.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
