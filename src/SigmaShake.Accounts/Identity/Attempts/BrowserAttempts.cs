using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Identity.Attempts;

/// <summary>
/// Attempts to sign in at a provider. Each is in a sealed cookie of the browser that began it, so no other browser can end it and the server keeps nothing for those
/// that are never ended; which states have come back is in the database, so each does once. Thread-safe.
/// </summary>
internal sealed class BrowserAttempts(Databases databases, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long somebody may be at the provider.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    // One for each tab in which somebody signs in; those before the last few were left.
    private const int MaxInBrowser = 4;
    private const string CookiePrefix = "__Host-sigmashake-attempt-";
    private const int StateDigitsInName = 12;

    private readonly IDataProtector _protector = protection.CreateProtector("sigmashake sign-in attempt v1");

    /// <summary>Remembers in the browser that it goes to a provider.</summary>
    public void Begin(HttpContext context, Offer offer, Challenge challenge)
    {
        foreach (var old in context.Request.Cookies.Keys.Where(name => name.StartsWith(CookiePrefix, StringComparison.Ordinal)).SkipLast(MaxInBrowser - 1)) context.Response.Cookies.Delete(old, Options());
        var attempt = new Attempt(offer, challenge, (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds());
        var box = WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(attempt, AttemptJson.Default.Attempt)));
        var options = Options();
        options.MaxAge = Life;
        context.Response.Cookies.Append(NameOf(challenge.State), box, options);
    }

    /// <summary>
    /// The attempt that an answer's state belongs to, which is used up; or why there is none. An attempt at another provider is left as it is: an answer that
    /// took it out of the browser would tell whoever made it up that there is such an organisation.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="state">What the answer says.</param>
    /// <param name="organisation">The id of the organisation to whose provider the answer came.</param>
    /// <param name="provider">The name of that provider.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Checked<Attempt>> TakeAsync(HttpContext context, string? state, string organisation, string provider, CancellationToken cancellation)
    {
        if (state is not { Length: >= StateDigitsInName } || context.Request.Cookies[NameOf(state)] is not { Length: > 0 } box) return Checked<Attempt>.Failed("the state is of no attempt of this browser");
        if (Open(box) is not { } attempt || !Same(attempt.Challenge.State, state)) return Checked<Attempt>.Failed("the state is of another attempt");
        if (attempt.Offer.Organisation != organisation || attempt.Offer.Provider != provider) return Checked<Attempt>.Failed("the answer came to the address of another provider");
        context.Response.Cookies.Delete(NameOf(state), Options());
        if (clock.GetUtcNow().ToUnixTimeMilliseconds() >= attempt.ExpiresMs) return Checked<Attempt>.Failed("the attempt is too old");
        return await UseAsync(attempt, cancellation) ? attempt : Checked<Attempt>.Failed("the state has been used before");
    }

    private async Task<bool> UseAsync(Attempt attempt, CancellationToken cancellation)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var database = databases.OpenControl<AccountsDatabase>();
        await database.UsedStates.Where(row => row.ExpiresMs <= nowMs).ExecuteDeleteAsync(cancellation);
        database.UsedStates.Add(new UsedStateRow { StateHash = SHA256.HashData(Encoding.UTF8.GetBytes(attempt.Challenge.State)), ExpiresMs = attempt.ExpiresMs });
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private Attempt? Open(string box)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(WebEncoders.Base64UrlDecode(box)), AttemptJson.Default.Attempt);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    // Only the digits of base64url: whatever else a state may be, a cookie of that name is none of ours.
    private static string NameOf(string state) => CookiePrefix + string.Concat(state.Take(StateDigitsInName).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    private static bool Same(string left, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    // Lax: the provider's page, which is another site, leads back here.
    private static CookieOptions Options() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
