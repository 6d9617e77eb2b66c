using Microsoft.AspNetCore.Http;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Pages;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Accounts.Identity;

/// <summary>What follows when a provider has vouched for somebody: a session of theirs, or another login of theirs. Thread-safe.</summary>
internal sealed class SignInCompletion(ExternalLogins logins, SignIn signIn, OpenSessions sessions, SignInRefusals refusals)
{
    /// <summary>The answer to whoever was not signed in: it says nothing of why.</summary>
    public static IResult Refused() => Page.Of<RefusedPage>(new { }, StatusCodes.Status403Forbidden);

    /// <summary>Ends an attempt.</summary>
    /// <param name="context">The request that brought the provider's answer.</param>
    /// <param name="identity">Whom it vouches for.</param>
    /// <param name="offer">What was offered.</param>
    /// <param name="where">The provider, for the ledger.</param>
    /// <param name="enter">What happens before the session begins, told whether they came for the first time; where they go if the offer says nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IResult> FinishAsync(HttpContext context, ExternalIdentity identity, Offer offer, string where, Func<Person, bool, Task<string>> enter, CancellationToken cancellation)
    {
        var before = SessionCookie.Read(context);
        if (offer.LinkTo is { } owner) return await LinkAsync(before, identity, owner, where, cancellation);
        var login = await logins.RecogniseAsync(identity, cancellation);
        if (login.Person is not { } person)
        {
            refusals.Record(where, login.Refusal!);
            return Refused();
        }

        var home = await enter(person, login.IsNew);
        SessionCookie.Set(context, await signIn.BeginAsync(person, SessionOrigin.Of(context), before, cancellation));
        return Results.Redirect(offer.ReturnTo ?? home);
    }

    private async Task<IResult> LinkAsync(string? session, ExternalIdentity identity, Guid owner, string where, CancellationToken cancellation)
    {
        var person = session is null ? null : await sessions.PersonOfAsync(session, cancellation);
        var refusal = person?.Id != owner ? "the login was to be added to the account of somebody who is not signed in" : await logins.LinkAsync(person, identity, cancellation);
        if (refusal is null) return Results.Redirect(LoginRoutes.Address);
        refusals.Record(where, refusal);
        return Refused();
    }
}
