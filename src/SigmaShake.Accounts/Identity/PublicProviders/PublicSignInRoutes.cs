using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Client.AspNetCore;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Accounts.Protocol;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity.PublicProviders;

/// <summary>Signing in with GitHub or Google: going there, and coming back.</summary>
internal static class PublicSignInRoutes
{
    private const string Scheme = OpenIddictClientAspNetCoreDefaults.AuthenticationScheme;
    private const string OfferItem = "sigmashake-offer";
    private const string Reason = "whoever signs in has not yet";

    public static void MapPublicSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/with/{provider}", BeginAsync).Public(Reason);
        routes.MapGet("/sign-in/with/{provider}/callback", FinishAsync).Public(Reason);
    }

    private static async Task<IResult> BeginAsync(string provider, string? offer, HttpContext context, PublicProviderList providers, Offers offers)
    {
        if (offers.Open(offer) is not { Organisation: null } opened || opened.Provider != provider || providers.All.All(one => one.Name != provider)) return SignInCompletion.Refused();
        if (await ProtocolEndpoint.AnswersAsync(context, Scheme)) return Results.Empty;
        var properties = new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictClientAspNetCoreConstants.Properties.ProviderName] = provider,
            [OfferItem] = offer,
        });
        if (opened.Hint is { } hint) properties.Parameters[OpenIddictConstants.Parameters.LoginHint] = hint;
        return Results.Challenge(properties, [Scheme]);
    }

    private static async Task<IResult> FinishAsync(
        string provider, HttpContext context, PublicProviderList providers, Offers offers, GitHubAddresses gitHub, SignInCompletion completion, SignInRefusals refusals, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (providers.All.FirstOrDefault(one => one.Name == provider) is not { } known) return SignInCompletion.Refused();

        // What is not in order is answered by the protocol's own page, with its words: they are for the operator.
        using var answer = new WithheldAnswer(context);
        if (await ProtocolEndpoint.AnswersAsync(context, Scheme))
        {
            refusals.Record(known.Name, answer.Withhold());
            return SignInCompletion.Refused();
        }

        var result = await context.AuthenticateAsync(Scheme);
        if (!result.Succeeded || offers.Open(result.Properties.Items.TryGetValue(OfferItem, out var text) ? text : null) is not { } offer || offer.Provider != provider)
        {
            refusals.Record(known.Name, $"the answer does not belong to an offer ({result.Failure?.GetType().Name ?? "too old"})");
            return SignInCompletion.Refused();
        }

        // The library does not look at the clock here.
        if (result.Properties.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.BackchannelIdentityToken) is { } token && !IdToken.IsCurrent(token, clock.GetUtcNow()))
        {
            refusals.Record(known.Name, "the ID token: it is expired or not yet valid");
            return SignInCompletion.Refused();
        }

        var addresses = provider == PublicProviderList.GitHub
            ? await gitHub.VerifiedAsync(result.Properties.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.BackchannelAccessToken) ?? "", cancellation)
            : VerifiedOf(result.Principal);
        if (addresses is null || result.Principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 and <= ExternalIdentity.MaxSubject } subject)
        {
            refusals.Record(known.Name, "the provider does not say who it is");
            return SignInCompletion.Refused();
        }

        var identity = new ExternalIdentity(known.Issuer, subject, DisplayName.Of(result.Principal.FindFirstValue(ClaimTypes.Name)) ?? (addresses.Count > 0 ? addresses[0].Text : known.Title), addresses, null);
        return await completion.FinishAsync(context, identity, offer, known.Name, (_, _) => Task.FromResult("/"), cancellation);
    }

    // It says so in the token and where it is asked: both have to say the same.
    private static IReadOnlyList<EmailAddress> VerifiedOf(ClaimsPrincipal principal)
    {
        var verified = principal.FindAll(OpenIddictConstants.Claims.EmailVerified).Select(claim => claim.Value).ToList();
        var emails = principal.FindAll(OpenIddictConstants.Claims.Email).Select(claim => claim.Value).Distinct(StringComparer.Ordinal).ToList();
        var isVerified = verified.Count > 0 && verified.TrueForAll(value => bool.TryParse(value, out var isTrue) && isTrue);
        return isVerified && emails is [var only] && EmailAddress.TryParse(only, out var email) ? [email] : [];
    }
}
