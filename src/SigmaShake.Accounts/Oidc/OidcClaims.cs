namespace SigmaShake.Accounts.Oidc;

/// <summary>What a provider says of whoever signed in.</summary>
/// <param name="Subject">Who they are there.</param>
/// <param name="Name">As they are shown there; null if it does not say.</param>
/// <param name="Email">Their address; null if it does not say.</param>
/// <param name="EmailVerified">Whether it has verified the address; null if it does not say.</param>
internal sealed record OidcClaims(string Subject, string? Name, string? Email, bool? EmailVerified);
