namespace SigmaShake.Accounts.Identity.Providers;

/// <summary>An identity provider of an organisation, without its secret.</summary>
/// <param name="Name">Stands in its redirect address; a slug, unique in the organisation.</param>
/// <param name="Title">What people see on the button.</param>
/// <param name="Issuer">The provider, as it calls itself.</param>
/// <param name="ClientId">What it calls this server.</param>
/// <param name="DefaultRole">The role that whoever comes for the first time gets; null for none: they need an invitation.</param>
public sealed record OrganisationProvider(string Name, string Title, string Issuer, string ClientId, string? DefaultRole);
