using System.Text.Json;

namespace SigmaShake.Accounts.Oidc;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used here.</summary>
internal sealed record ProviderMetadata(Uri Authorization, Uri Token, Uri? UserInfo, Uri Keys, bool SendsIssuer, bool TakesBasic)
{
    /// <summary>The signatures that count: of public keys alone. What a provider says of itself takes none out and brings none in.</summary>
    public static readonly IReadOnlyList<string> Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Where the document is.</summary>
    public static Uri AddressOf(string issuer) => new($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");

    public static Checked<ProviderMetadata> Read(JsonAnswer answer, string issuer, OutgoingHttp http)
    {
        if (!answer.IsSuccess) return Failed($"it answers with {answer.Status}");
        if (answer.Text("issuer") != issuer) return Failed("it is of another issuer");
        if (EndpointOf(answer, "authorization_endpoint", http) is not { } authorization) return Failed("it names no authorization endpoint with https");
        if (EndpointOf(answer, "token_endpoint", http) is not { } token) return Failed("it names no token endpoint with https");
        if (EndpointOf(answer, "jwks_uri", http) is not { } keys) return Failed("it names no keys with https");
        if (!Lists(answer, "response_types_supported", "code")) return Failed("it does not give codes");
        if (!Lists(answer, "code_challenge_methods_supported", "S256")) return Failed("it does not take PKCE with S256");
        if (!Algorithms.Any(algorithm => Lists(answer, "id_token_signing_alg_values_supported", algorithm))) return Failed("it signs tokens with nothing that counts here");
        return new ProviderMetadata(
            authorization, token, EndpointOf(answer, "userinfo_endpoint", http), keys,
            answer.Root.TryGetProperty("authorization_response_iss_parameter_supported", out var sends) && sends.ValueKind == JsonValueKind.True,
            Lists(answer, "token_endpoint_auth_methods_supported", "client_secret_basic"));
    }

    private static Checked<ProviderMetadata> Failed(string why) => Checked<ProviderMetadata>.Failed($"the provider's metadata: {why}");

    private static Uri? EndpointOf(JsonAnswer answer, string name, OutgoingHttp http) =>
        Uri.TryCreate(answer.Text(name), UriKind.Absolute, out var address) && http.Allows(address) ? address : null;

    // A list that is not there says nothing.
    private static bool Lists(JsonAnswer answer, string name, string value) =>
        !answer.Root.TryGetProperty(name, out var list)
        || (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(value)));
}
