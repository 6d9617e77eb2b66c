namespace SigmaShake.Platform.Organisations;

/// <summary>What an identity provider says of somebody, once that has been verified.</summary>
/// <param name="Issuer">Who says it. With <paramref name="Subject"/> it names one login, for ever, so no two providers share it.</param>
/// <param name="Subject">Whom it says it of: never an address, which may go to somebody else.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="Addresses">Those that the provider has verified. May be empty.</param>
/// <param name="Domains">
/// The domains that the provider's organisation has verified: it speaks for people of these and for nobody else. Null for a provider that belongs to no organisation.
/// </param>
public sealed record ExternalIdentity(string Issuer, string Subject, string Name, IReadOnlyList<EmailAddress> Addresses, IReadOnlySet<string>? Domains)
{
    /// <summary>The longest <see cref="Subject"/> (OpenID Connect Core 1.0, section 2).</summary>
    public const int MaxSubject = 255;

    /// <summary>The longest <see cref="Name"/>.</summary>
    public const int MaxName = 100;

    /// <summary>Whether the provider may speak for whoever has an address.</summary>
    public bool SpeaksFor(EmailAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Domains is null || Domains.Contains(address.Domain);
    }
}
