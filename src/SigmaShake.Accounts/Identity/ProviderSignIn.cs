using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity;

/// <summary>What an organisation's provider answered, verified: the scheme hands it to the route.</summary>
/// <param name="Identity">Whom it vouches for.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Offer">What was offered.</param>
internal sealed record ProviderSignIn(ExternalIdentity Identity, OrganisationProvider Provider, Offer Offer);
