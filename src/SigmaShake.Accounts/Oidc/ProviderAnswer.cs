using Microsoft.AspNetCore.Http;

namespace SigmaShake.Accounts.Oidc;

/// <summary>What comes back with the browser from a provider.</summary>
/// <param name="Code">To be exchanged for tokens.</param>
/// <param name="State">Which attempt it answers.</param>
/// <param name="Issuer">Which provider answers (RFC 9207); null if it does not say.</param>
/// <param name="Error">Why there is no code; null if there is one.</param>
internal sealed record ProviderAnswer(string? Code, string? State, string? Issuer, string? Error)
{
    private const int MaxLength = 4_096;

    /// <summary>Reads it; null if a part of it comes twice or is too long.</summary>
    public static ProviderAnswer? Read(IQueryCollection query)
    {
        foreach (var name in new[] { "code", "state", "iss", "error" })
        {
            if (query[name] is { Count: > 1 } || query[name].ToString().Length > MaxLength) return null;
        }

        return new ProviderAnswer(One(query, "code"), One(query, "state"), One(query, "iss"), One(query, "error"));
    }

    private static string? One(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
}
