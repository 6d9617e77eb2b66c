namespace SigmaShake.Accounts.Identity.PublicProviders;

/// <summary>An identity provider that belongs to no organisation.</summary>
/// <param name="Name">Stands in its redirect address.</param>
/// <param name="Title">What people see on the button.</param>
/// <param name="Issuer">What its logins are kept under.</param>
internal sealed record PublicProvider(string Name, string Title, string Issuer);
