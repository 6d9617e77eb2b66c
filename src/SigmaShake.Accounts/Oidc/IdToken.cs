using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SigmaShake.Accounts.Oidc;

/// <summary>
/// Holds an ID token against everything it has to be (OpenID Connect Core 1.0, 3.1.3.7; RFC 8725). What is signed is decided here and by the provider's
/// keys, never by the token: what else its header names is a reason to refuse it.
/// </summary>
internal static class IdToken
{
    /// <summary>By how much two clocks may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    private const int MaxLength = 16 << 10;

    // An extension that has to be understood, and keys that the token brings along.
    private static readonly string[] RefusedHeaders = ["crit", "jku", "jwk", "x5u", "x5c", "b64", "zip"];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Reads a token that is still to be verified.</summary>
    public static Checked<JsonWebToken> Read(string text)
    {
        if (text.Length > MaxLength || !Handler.CanReadToken(text)) return Failed<JsonWebToken>("it is none");
        try
        {
            var token = new JsonWebToken(text);
            if (!ProviderMetadata.Algorithms.Contains(token.Alg)) return Failed<JsonWebToken>("its algorithm does not count here");
            if (RefusedHeaders.FirstOrDefault(name => token.TryGetHeaderValue<JsonElement>(name, out _) || token.TryGetHeaderValue<string>(name, out _)) is { } refused) return Failed<JsonWebToken>($"its header has `{refused}`");
            return token;
        }
        catch (ArgumentException)
        {
            return Failed<JsonWebToken>("it is none");
        }
    }

    /// <summary>Verifies a token; itself, or what is wrong with it.</summary>
    public static async Task<Checked<JsonWebToken>> VerifyAsync(JsonWebToken token, RelyingParty party, ProviderKeys keys, string nonce, DateTimeOffset now)
    {
        var candidates = keys.For(KeyIdOf(token));
        if (candidates.Count == 0) return Failed<JsonWebToken>("the provider has no such key");
        var result = await Handler.ValidateTokenAsync(token, Parameters(party, candidates, now));
        if (!result.IsValid) return Failed<JsonWebToken>(ReasonOf(result.Exception));
        if (token.Subject is not { Length: > 0 and <= Platform.Organisations.ExternalIdentity.MaxSubject }) return Failed<JsonWebToken>("it names no subject");

        // Alone: what is also for others may have been got by them.
        if (token.Audiences.Count() != 1) return Failed<JsonWebToken>("it is for others too");
        if (token.TryGetPayloadValue<string>("azp", out var party2) && party2 != party.ClientId) return Failed<JsonWebToken>("it was given to another client (azp)");
        if (!token.TryGetPayloadValue<string>("nonce", out var itsNonce) || !Same(itsNonce, nonce)) return Failed<JsonWebToken>("its nonce is of another attempt");
        if (!token.TryGetPayloadValue<long>("iat", out var issued) || DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(issued, 0, uint.MaxValue)) > now + ClockSkew) return Failed<JsonWebToken>("it was issued in the future, or it does not say when");
        return token;
    }

    /// <summary>Whether a token that somebody else has verified is neither over nor yet to begin.</summary>
    public static bool IsCurrent(string text, DateTimeOffset now)
    {
        if (Read(text).Value is not { } token) return false;
        return IsCurrent(token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom, token.ValidTo == DateTime.MinValue ? null : token.ValidTo, now);
    }

    /// <summary>The name of the key that a token says it is signed with; null for none.</summary>
    public static string? KeyIdOf(JsonWebToken token) => string.IsNullOrEmpty(token.Kid) ? null : token.Kid;

    private static TokenValidationParameters Parameters(RelyingParty party, IEnumerable<SecurityKey> keys, DateTimeOffset now) => new()
    {
        ValidAlgorithms = ProviderMetadata.Algorithms,
        ValidIssuer = party.Issuer,
        ValidAudience = party.ClientId,
        IssuerSigningKeyResolver = (_, _, _, _) => keys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ClockSkew = ClockSkew,
        LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires, now),
    };

    private static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTimeOffset now) =>
        expires is { } end && now.UtcDateTime < end + ClockSkew && (notBefore is not { } begin || now.UtcDateTime >= begin - ClockSkew);

    private static string ReasonOf(Exception failure) => failure switch
    {
        SecurityTokenInvalidIssuerException => "it is of another issuer",
        SecurityTokenInvalidAudienceException => "it is for another client",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "it is expired or not yet valid",
        SecurityTokenInvalidAlgorithmException => "its algorithm does not count here",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "its signature is not one of the provider's",
        _ => $"it is not valid ({failure.GetType().Name})",
    };

    private static bool Same(string left, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static Checked<T> Failed<T>(string why)
        where T : class => Checked<T>.Failed($"the ID token: {why}");
}
