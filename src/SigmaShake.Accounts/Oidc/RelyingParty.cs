namespace SigmaShake.Accounts.Oidc;

/// <summary>What this server is to a provider.</summary>
/// <param name="Issuer">The provider, as it calls itself in its tokens.</param>
/// <param name="ClientId">What it calls this server.</param>
/// <param name="ClientSecret">What it knows it by; null for nothing.</param>
/// <param name="RedirectUri">Where it sends people back to: of this provider alone, so that no other's answer ends up there.</param>
internal sealed record RelyingParty(string Issuer, string ClientId, string? ClientSecret, string RedirectUri);
