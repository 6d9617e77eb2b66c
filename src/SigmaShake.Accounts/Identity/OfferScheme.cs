using Microsoft.AspNetCore.Http;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity;

/// <summary>Lets to an organisation's provider whoever was offered to go there. Thread-safe.</summary>
internal sealed class OfferScheme(Offers offers) : ICredentialScheme
{
    public const string SchemeName = "sign-in-offer";

    public string Name => SchemeName;

    public ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context)
    {
        if (offers.Open(context.Request.Query["offer"]) is not { } offer) return ValueTask.FromResult<Actor?>(null);
        if (offer.Organisation != organisation.Id.ToString() || offer.Provider != context.Request.RouteValues["provider"] as string) return ValueTask.FromResult<Actor?>(null);
        context.Features.Set(offer);
        return ValueTask.FromResult<Actor?>(Actor.Server);
    }

    public IResult Refuse() => SignInCompletion.Refused();
}
