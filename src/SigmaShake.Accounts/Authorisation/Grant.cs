using System.Globalization;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>
/// What somebody has allowed: a token of theirs in one organisation. It is made when they allow it, while they are there, and waits sealed inside the code for the
/// program that comes for it once.
/// </summary>
/// <param name="Token">What the program will show.</param>
/// <param name="Organisation">Where it is good.</param>
/// <param name="Expires">Until when.</param>
internal sealed record Grant(string Token, string Organisation, DateTimeOffset Expires)
{
    private const string TokenClaim = "sigmashake_token";
    private const string OrganisationClaim = "sigmashake_organisation";
    private const string ExpiresClaim = "sigmashake_expires";
    private const string Property = "sigmashake-grant";

    /// <summary>The grant inside a code.</summary>
    public static Grant? Of(ClaimsPrincipal? principal) =>
        principal?.GetClaim(TokenClaim) is { } token && principal.GetClaim(OrganisationClaim) is { } organisation
        && long.TryParse(principal.GetClaim(ExpiresClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new Grant(token, organisation, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    /// <summary>What the code is made of.</summary>
    /// <param name="person">Who allows it.</param>
    public ClaimsPrincipal ToPrincipal(string person) => new(new ClaimsIdentity(
        [
            new Claim(OpenIddictConstants.Claims.Subject, person), new Claim(TokenClaim, Token), new Claim(OrganisationClaim, Organisation),
            new Claim(ExpiresClaim, Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], nameof(Grant)));

    /// <summary>Has the answer to this request give it.</summary>
    public void AnswerWith(OpenIddictServerTransaction transaction) => transaction.SetProperty(Property, this);

    /// <summary>Puts it into the answer, instead of the token that the library has made.</summary>
    public static ValueTask PutInto(OpenIddictServerEvents.ApplyTokenResponseContext context)
    {
        if (context.Error is not null || context.Transaction.GetProperty<Grant>(Property) is not { } grant) return ValueTask.CompletedTask;
        context.Response.AccessToken = grant.Token;
        context.Response.ExpiresIn = Math.Max(0, (long)(grant.Expires - context.Options.TimeProvider!.GetUtcNow()).TotalSeconds);
        context.Response["organisation"] = grant.Organisation;
        return ValueTask.CompletedTask;
    }
}
