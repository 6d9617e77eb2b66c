using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace SigmaShake.Accounts.Identity.Attempts;

/// <summary>That somebody may go to a provider: what the page that asked for their address has made of it.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Organisation">Whose provider it is: the organisation's id; null for a public one.</param>
/// <param name="Hint">The address that was typed; null for none.</param>
/// <param name="ReturnTo">Where they go afterwards, on this server; null for their page.</param>
/// <param name="LinkTo">Whose account the login is to be added to; null to sign in with it.</param>
internal sealed record Offer(string Provider, string? Organisation, string? Hint, string? ReturnTo, Guid? LinkTo);

/// <summary>Seals offers, so that what stands in them is the server's word. They are good for a few minutes. Thread-safe.</summary>
internal sealed class Offers(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long one is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int MaxLength = 2_048;

    private readonly IDataProtector _protector = protection.CreateProtector("sigmashake sign-in offer v1");

    public string Seal(Offer offer) => WebEncoders.Base64UrlEncode(_protector.Protect(
        JsonSerializer.SerializeToUtf8Bytes(new SealedOffer(offer, (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds()), SealedOfferJson.Default.SealedOffer)));

    /// <summary>Opens one; null if it is not the server's, or too old.</summary>
    public Offer? Open(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength }) return null;
        try
        {
            var opened = JsonSerializer.Deserialize(_protector.Unprotect(WebEncoders.Base64UrlDecode(text)), SealedOfferJson.Default.SealedOffer);
            return opened is not null && clock.GetUtcNow().ToUnixTimeMilliseconds() < opened.ExpiresMs ? opened.Offer : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}

internal sealed record SealedOffer(Offer Offer, long ExpiresMs);

[JsonSerializable(typeof(SealedOffer))]
internal sealed partial class SealedOfferJson : JsonSerializerContext;
