using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SigmaShake.Accounts.Oidc;

/// <summary>
/// Signs people in at an OpenID provider: the authorization code flow with PKCE (S256), state, nonce and the check of who answers (RFC 9207, RFC 9700).
/// Thread-safe.
/// </summary>
internal sealed class OidcClient(OutgoingHttp http, ProviderDirectory directory, TimeProvider clock)
{
    /// <summary>Where to send the browser.</summary>
    /// <param name="party">What this server is there.</param>
    /// <param name="challenge">The secrets of this attempt.</param>
    /// <param name="hint">The address that was typed; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Checked<string>> BeginAsync(RelyingParty party, Challenge challenge, string? hint, CancellationToken cancellation)
    {
        var metadata = await directory.MetadataAsync(party.Issuer, cancellation);
        if (!metadata.Succeeded) return Checked<string>.Failed(metadata.Failure);
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = party.ClientId, ["redirect_uri"] = party.RedirectUri, ["scope"] = "openid email profile",
            ["state"] = challenge.State, ["nonce"] = challenge.Nonce, ["code_challenge"] = challenge.VerifierHash, ["code_challenge_method"] = "S256",
        };
        if (hint is not null) parameters["login_hint"] = hint;
        return QueryHelpers.AddQueryString(metadata.Value.Authorization.AbsoluteUri, parameters);
    }

    /// <summary>Takes the provider's answer; what it says of whoever signed in. The state has been held against the attempt's before.</summary>
    public async Task<Checked<OidcClaims>> FinishAsync(RelyingParty party, Challenge challenge, ProviderAnswer answer, CancellationToken cancellation)
    {
        var metadata = await directory.MetadataAsync(party.Issuer, cancellation);
        if (!metadata.Succeeded) return Checked<OidcClaims>.Failed(metadata.Failure);
        if (answer.Issuer is null ? metadata.Value.SendsIssuer : answer.Issuer != party.Issuer) return Checked<OidcClaims>.Failed("the answer comes from another provider (iss)");
        if (answer.Code is null) return Checked<OidcClaims>.Failed($"the provider gave no code ({(answer.Error is { } error && error.All(c => char.IsAsciiLetterLower(c) || c == '_') ? error : "and no reason")})");
        var tokens = await ExchangeAsync(party, metadata.Value, challenge, answer.Code, cancellation);
        if (!tokens.Succeeded) return Checked<OidcClaims>.Failed(tokens.Failure);
        var verified = await VerifyAsync(party, tokens.Value.Text("id_token"), challenge.Nonce, cancellation);
        return verified.Succeeded ? await ClaimsAsync(metadata.Value, verified.Value, tokens.Value.Text("access_token"), cancellation) : Checked<OidcClaims>.Failed(verified.Failure);
    }

    private async Task<Checked<JsonAnswer>> ExchangeAsync(RelyingParty party, ProviderMetadata metadata, Challenge challenge, string code, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = party.RedirectUri, ["code_verifier"] = challenge.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token);
        if (party.ClientSecret is not null && metadata.TakesBasic)
        {
            // Both are form-encoded first (RFC 6749, 2.3.1).
            var pair = $"{WebUtility.UrlEncode(party.ClientId)}:{WebUtility.UrlEncode(party.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            fields["client_id"] = party.ClientId;
            if (party.ClientSecret is not null) fields["client_secret"] = party.ClientSecret;
        }

        request.Content = new FormUrlEncodedContent(fields);
        var answer = await http.SendAsync(request, "the provider's tokens", cancellation);
        return answer is { Succeeded: true, Value.IsSuccess: false } ? Checked<JsonAnswer>.Failed($"the provider's tokens: it answers with {answer.Value.Status}") : answer;
    }

    private async Task<Checked<JsonWebToken>> VerifyAsync(RelyingParty party, string? text, string nonce, CancellationToken cancellation)
    {
        if (text is null) return Checked<JsonWebToken>.Failed("the provider's tokens: there is no ID token");
        var token = IdToken.Read(text);
        if (!token.Succeeded) return token;
        var keys = await directory.KeysAsync(party.Issuer, IdToken.KeyIdOf(token.Value), cancellation);
        return keys.Succeeded ? await IdToken.VerifyAsync(token.Value, party, keys.Value, nonce, clock.GetUtcNow()) : Checked<JsonWebToken>.Failed(keys.Failure);
    }

    // Some providers say the address in the token, some where they are asked with the access token.
    private async Task<Checked<OidcClaims>> ClaimsAsync(ProviderMetadata metadata, JsonWebToken token, string? accessToken, CancellationToken cancellation)
    {
        var claims = new OidcClaims(token.Subject, TextOf(token, "name"), TextOf(token, "email"), token.TryGetPayloadValue<object>("email_verified", out var isVerified) ? IsTrue(isVerified?.ToString()) : null);
        if (claims.Email is not null || metadata.UserInfo is null || accessToken is null || accessToken.Any(c => c is <= ' ' or > '~')) return claims;
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfo) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        var answer = await http.SendAsync(request, "the provider's user information", cancellation);
        if (!answer.Succeeded) return Checked<OidcClaims>.Failed(answer.Failure);
        if (!answer.Value.IsSuccess) return Checked<OidcClaims>.Failed($"the provider's user information: it answers with {answer.Value.Status}");

        // What belongs to another token is somebody else's (OpenID Connect Core 1.0, 5.3.2).
        if (answer.Value.Text("sub") != token.Subject) return Checked<OidcClaims>.Failed("the provider's user information: it is about somebody else");
        bool? verified = answer.Value.Root.TryGetProperty("email_verified", out var value) ? IsTrue(value.ToString()) : null;
        return claims with { Name = claims.Name ?? answer.Value.Text("name"), Email = answer.Value.Text("email"), EmailVerified = claims.EmailVerified == false ? false : verified };
    }

    // Some say it as text. Whatever is said and is not true is false.
    private static bool IsTrue(string? said) => bool.TryParse(said, out var isTrue) && isTrue;

    private static string? TextOf(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) && value is { Length: > 0 } ? value : null;
}
