using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Accounts.Identity;

/// <summary>Signing in through an organisation's provider: going there, and coming back.</summary>
internal static class ProviderSignInRoutes
{
    public static void MapProviderSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/o/{organisation}/sign-in/{provider}", BeginAsync).ByCredential(OfferScheme.SchemeName);
        routes.MapGet("/o/{organisation}/sign-in/{provider}/callback", FinishAsync).ByCredential(AnswerScheme.SchemeName);
    }

    private static async Task<IResult> BeginAsync(
        OrgScope scope, string provider, HttpContext context, OrganisationProviders providers, BrowserAttempts attempts, OidcClient client, PublicAddress address, SignInRefusals refusals,
        CancellationToken cancellation)
    {
        var offer = context.Features.GetRequiredFeature<Offer>();
        if (await providers.FindAsync(scope, provider, address.Of(context, ProviderAddresses.Callback(scope.Name, provider)), cancellation) is not var (_, party)) return SignInCompletion.Refused();
        var challenge = Challenge.Create();
        var target = await client.BeginAsync(party, challenge, offer.Hint, cancellation);
        if (!target.Succeeded)
        {
            refusals.Record($"a provider of {scope.Name}", target.Failure);
            return SignInCompletion.Refused();
        }

        attempts.Begin(context, offer, challenge);
        return Results.Redirect(target.Value);
    }

    private static Task<IResult> FinishAsync(OrgScope scope, HttpContext context, SignInCompletion completion, Tenants tenants, Members members, AuditTrail trail, CancellationToken cancellation)
    {
        var (identity, provider, offer) = context.Features.GetRequiredFeature<ProviderSignIn>();
        return completion.FinishAsync(context, identity, offer, $"a provider of {scope.Name}", EnterAsync, cancellation);

        async Task<string> EnterAsync(Person person, bool isNew)
        {
            // Only then: whoever was taken out of the organisation is not let in again by coming back.
            if (isNew && provider.DefaultRole is { } role) await members.JoinAsync(scope, person, [role], OrganisationProviders.DefaultMost, cancellation);
            var isMember = (await tenants.OfAsync(person, cancellation)).Contains(scope.Name);
            if (isMember) trail.Record(scope, new Deed("sign-in", $"{person.Id} {person.Name}"));
            return isMember ? $"/o/{scope.Name}" : "/";
        }
    }
}
