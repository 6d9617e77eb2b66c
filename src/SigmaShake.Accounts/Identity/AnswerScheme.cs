using Microsoft.AspNetCore.Http;
using SigmaShake.Accounts.Domains;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity;

/// <summary>
/// Verifies what an organisation's provider answers: the credential of whoever signs in through it. The provider speaks for addresses of the domains that its
/// organisation has verified, and for nobody else. Thread-safe.
/// </summary>
internal sealed class AnswerScheme(
    OrganisationProviders providers, OrganisationDomains domains, BrowserAttempts attempts, OidcClient client, PublicAddress address, SignInRefusals refusals) : ICredentialScheme
{
    public const string SchemeName = "provider-answer";

    public string Name => SchemeName;

    public async ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context)
    {
        var provider = (string)context.Request.RouteValues["provider"]!;
        var signIn = await VerifyAsync(organisation, provider, context, context.RequestAborted);
        if (!signIn.Succeeded)
        {
            refusals.Record($"a provider of {organisation.Name}", signIn.Failure);
            return null;
        }

        context.Features.Set(signIn.Value);
        return new Actor(ActorKind.Server, signIn.Value.Provider.Name, $"identity provider {signIn.Value.Provider.Title}");
    }

    public IResult Refuse() => SignInCompletion.Refused();

    private async Task<Checked<ProviderSignIn>> VerifyAsync(OrgScope organisation, string id, HttpContext context, CancellationToken cancellation)
    {
        if (ProviderAnswer.Read(context.Request.Query) is not { } answer) return Checked<ProviderSignIn>.Failed("the answer says something twice, or too much");
        var attempt = await attempts.TakeAsync(context, answer.State, organisation.Id.ToString(), id, cancellation);
        if (!attempt.Succeeded) return Checked<ProviderSignIn>.Failed(attempt.Failure);
        if (await providers.FindAsync(organisation, id, address.Of(context, ProviderAddresses.Callback(organisation.Name, id)), cancellation) is not var (provider, party)) return Checked<ProviderSignIn>.Failed("the provider has been removed");
        var claims = await client.FinishAsync(party, attempt.Value.Challenge, answer, cancellation);
        if (!claims.Succeeded) return Checked<ProviderSignIn>.Failed(claims.Failure);
        var identity = IdentityOf(organisation, party, claims.Value, await domains.VerifiedAsync(organisation, cancellation));
        return identity.Succeeded ? new ProviderSignIn(identity.Value, provider, attempt.Value.Offer) : Checked<ProviderSignIn>.Failed(identity.Failure);
    }

    private static Checked<ExternalIdentity> IdentityOf(OrgScope organisation, RelyingParty party, OidcClaims claims, IReadOnlySet<string> domains)
    {
        if (!EmailAddress.TryParse(claims.Email, out var email)) return Checked<ExternalIdentity>.Failed("the provider says no address that is one");
        if (claims.EmailVerified == false) return Checked<ExternalIdentity>.Failed("the provider has not verified the address");
        if (!domains.Contains(email.Domain)) return Checked<ExternalIdentity>.Failed("the address is in no domain that the organisation has verified");

        // Two organisations may use the same provider, and neither speaks for the other: the login is of the provider as this organisation's.
        return new ExternalIdentity($"{organisation.Id} {party.Issuer}", claims.Subject, DisplayName.Of(claims.Name) ?? email.Text, [email], domains);
    }
}
