using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SigmaShake.Accounts.Oidc;

/// <summary>The public keys that a provider signs tokens with (RFC 7517). Symmetric ones, weak ones and those for other uses are as if they were not there.</summary>
internal sealed class ProviderKeys
{
    private const int MaxKeys = 64;
    private const int MinRsaBits = 2048;

    private readonly List<JsonWebKey> _keys;

    private ProviderKeys(List<JsonWebKey> keys) => _keys = keys;

    public static Checked<ProviderKeys> Read(JsonAnswer answer)
    {
        if (!answer.IsSuccess || !answer.Root.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array) return Checked<ProviderKeys>.Failed("the provider's keys: there are none");
        var keys = new List<JsonWebKey>();
        foreach (var element in list.EnumerateArray().Take(MaxKeys))
        {
            if (element.ValueKind == JsonValueKind.Object && KeyOf(element) is { } key) keys.Add(key);
        }

        return new ProviderKeys(keys);
    }

    /// <summary>The keys that a token may be signed with: those it names, or the only one if it names none.</summary>
    public IReadOnlyList<JsonWebKey> For(string? keyId) =>
        keyId is null ? (_keys.Count == 1 ? _keys : []) : [.. _keys.Where(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal))];

    private static JsonWebKey? KeyOf(JsonElement element)
    {
        try
        {
            var key = new JsonWebKey(element.GetRawText());
            if (key.Use is not (null or "" or "sig") || (key.Alg is { Length: > 0 } algorithm && !ProviderMetadata.Algorithms.Contains(algorithm))) return null;

            // What else a key may bring along, certificates and addresses of some, is never looked at.
            return key.Kty switch
            {
                JsonWebAlgorithmsKeyTypes.RSA when key.KeySize >= MinRsaBits => new JsonWebKey { Kty = key.Kty, Kid = key.Kid, Alg = key.Alg, N = key.N, E = key.E },
                JsonWebAlgorithmsKeyTypes.EllipticCurve when key.Crv is "P-256" or "P-384" or "P-521" => new JsonWebKey { Kty = key.Kty, Kid = key.Kid, Alg = key.Alg, Crv = key.Crv, X = key.X, Y = key.Y },
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
