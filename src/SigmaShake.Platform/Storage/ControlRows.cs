namespace SigmaShake.Platform.Storage;

/// <summary>An organisation. Times are milliseconds since 1970 UTC, here and below.</summary>
internal sealed class OrganisationRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Region { get; set; }

    /// <summary>Its data key under the master key.</summary>
    public required byte[] WrappedKey { get; set; }

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

/// <summary>That a person is in an organisation.</summary>
internal sealed class MembershipRow
{
    public required string OrganisationId { get; set; }

    public Guid PersonId { get; set; }

    public required string Role { get; set; }

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

    public Guid PersonId { get; set; }

    public long StartedMs { get; set; }

    public long ExpiresMs { get; set; }
}
