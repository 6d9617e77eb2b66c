namespace SigmaShake.Accounts.Storage;

/// <summary>An identity provider of an organisation. Times are milliseconds since 1970 UTC, here and below.</summary>
internal sealed class IdentityProviderRow
{
    public required string OrganisationId { get; set; }

    /// <summary>Stands in its redirect address; unique in the organisation.</summary>
    public required string Name { get; set; }

    /// <summary>What people see on the button.</summary>
    public required string Title { get; set; }

    public required string Issuer { get; set; }

    public required string ClientId { get; set; }

    /// <summary>Under the organisation's data key; null for a client that has no secret.</summary>
    public byte[]? SealedSecret { get; set; }

    /// <summary>The role that whoever comes for the first time gets; null for none: they need an invitation.</summary>
    public string? DefaultRole { get; set; }

    public long CreatedMs { get; set; }
}

/// <summary>That an organisation says that a domain is its own, and what it has to put into the DNS to prove it.</summary>
internal sealed class DomainClaimRow
{
    public required string OrganisationId { get; set; }

    public required string Domain { get; set; }

    public required string Challenge { get; set; }

    public long CreatedMs { get; set; }
}

/// <summary>A domain that is proved to be an organisation's: of one, since the domain is the key.</summary>
internal sealed class VerifiedDomainRow
{
    public required string Domain { get; set; }

    public required string OrganisationId { get; set; }

    public long VerifiedMs { get; set; }

    /// <summary>When it was last looked for.</summary>
    public long CheckedMs { get; set; }

    /// <summary>Since when the proof is missing; null while it is there.</summary>
    public long? MissingSinceMs { get; set; }
}

/// <summary>A state that has come back from a provider: it does so once.</summary>
internal sealed class UsedStateRow
{
    public required byte[] StateHash { get; set; }

    public long ExpiresMs { get; set; }
}
