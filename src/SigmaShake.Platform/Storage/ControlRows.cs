namespace SigmaShake.Platform.Storage;

/// <summary>An organisation. Times are milliseconds since 1970 UTC, here and below.</summary>
internal sealed class OrganisationRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Region { get; set; }

    /// <summary>Its data key under the master key.</summary>
    public required byte[] WrappedKey { get; set; }

    /// <summary>Grows with every change of who may do what here, and from where: what is known of that and older has to be asked again.</summary>
    public long AccessVersion { get; set; }

    /// <summary>The region that it is on its way to; null while it stays.</summary>
    public string? MovingTo { get; set; }

    /// <summary>Whether nothing of it is served: the last moments of its way.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The region that it has left, and where something of it may still lie; null for none.</summary>
    public string? MovedFrom { get; set; }

    public long CreatedMs { get; set; }
}

/// <summary>A person.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    public bool IsOperator { get; set; }

    public long CreatedMs { get; set; }
}

/// <summary>That a person is in an organisation. As what, <see cref="RoleGrantRow"/> says.</summary>
internal sealed class MembershipRow
{
    public required string OrganisationId { get; set; }

    public Guid PersonId { get; set; }

    public long SinceMs { get; set; }
}

/// <summary>A link that signs a person in, once. What it says is stored as a hash.</summary>
internal sealed class SignInLinkRow
{
    public required byte[] TokenHash { get; set; }

    public Guid PersonId { get; set; }

    public long ExpiresMs { get; set; }
}

/// <summary>A session. What its cookie says is stored as a hash.</summary>
internal sealed class SessionRow
{
    public required byte[] TokenHash { get; set; }

    /// <summary>What its owner names it by.</summary>
    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    public long StartedMs { get; set; }

    public long ExpiresMs { get; set; }

    /// <summary>To within a minute.</summary>
    public long LastSeenMs { get; set; }

    /// <summary>Where it was begun: personal, so sealed.</summary>
    public required byte[] Origin { get; set; }
}

/// <summary>An address that somebody has proved to be theirs. It belongs to one person.</summary>
internal sealed class PersonAddressRow
{
    /// <summary>In its one spelling, see <see cref="Organisations.EmailAddress"/>.</summary>
    public required string Address { get; set; }

    public Guid PersonId { get; set; }

    public long VerifiedMs { get; set; }
}

/// <summary>A login at an identity provider, and whose it is.</summary>
internal sealed class ExternalLoginRow
{
    public required string Issuer { get; set; }

    public required string Subject { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>Whether the provider belongs to an organisation, which speaks for the people of its domains alone.</summary>
    public bool IsOfOrganisation { get; set; }

    public long LinkedMs { get; set; }
}
