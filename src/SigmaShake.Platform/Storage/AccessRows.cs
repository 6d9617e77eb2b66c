using SigmaShake.Platform.Keys;

namespace SigmaShake.Platform.Storage;

/// <summary>That somebody in an organisation, a person or a service account, has a role. Whoever has none is not in it.</summary>
internal sealed class RoleGrantRow
{
    public required string OrganisationId { get; set; }

    /// <summary>The person or service account. Ids are never the same.</summary>
    public Guid PrincipalId { get; set; }

    /// <summary>A built-in role, or one of the organisation's.</summary>
    public required string Role { get; set; }

    public long SinceMs { get; set; }

    /// <summary>Who gave it, as they were shown then.</summary>
    public required string GivenBy { get; set; }
}

/// <summary>A role that an organisation has made.</summary>
internal sealed class RoleRow
{
    public required string OrganisationId { get; set; }

    public required string Name { get; set; }

    /// <summary>The names of permissions, with spaces between; here and below.</summary>
    public required string Allow { get; set; }

    public required string Deny { get; set; }

    public long ChangedMs { get; set; }
}

/// <summary>A link by which somebody joins an organisation, once. What it says is stored as a hash.</summary>
internal sealed class InvitationRow
{
    public Guid Id { get; set; }

    public required byte[] TokenHash { get; set; }

    public required string OrganisationId { get; set; }

    /// <summary>Whose it is: personal, so sealed.</summary>
    [SealedField("invitations", "address", nameof(Id))]
    public required byte[] Address { get; set; }

    /// <summary>The names of roles, with spaces between.</summary>
    public required string Roles { get; set; }

    /// <summary>The person or service account that answers for it.</summary>
    public Guid InvitedBy { get; set; }

    public required string InvitedByName { get; set; }

    public long CreatedMs { get; set; }

    public long ExpiresMs { get; set; }
}

/// <summary>A program that an organisation lets in.</summary>
internal sealed class ServiceAccountRow
{
    public Guid Id { get; set; }

    public required string OrganisationId { get; set; }

    public required string Name { get; set; }

    public long CreatedMs { get; set; }
}

/// <summary>A token that a person or a service account shows to an organisation's API. What it says is stored as a hash.</summary>
internal sealed class AccessTokenRow
{
    public required byte[] TokenHash { get; set; }

    /// <summary>What it is called by.</summary>
    public Guid Id { get; set; }

    public required string OrganisationId { get; set; }

    public Guid PrincipalId { get; set; }

    public bool IsPersonal { get; set; }

    public required string Name { get; set; }

    /// <summary>What it is for. What its owner may not do, it may not either.</summary>
    public required string Permissions { get; set; }

    public long CreatedMs { get; set; }

    public long ExpiresMs { get; set; }

    /// <summary>To within a minute; 0 for never.</summary>
    public long LastUsedMs { get; set; }
}

/// <summary>Addresses from which an organisation may be reached. One that lists none may be reached from everywhere.</summary>
internal sealed class AllowedRangeRow
{
    public required string OrganisationId { get; set; }

    /// <summary>In its one spelling, see <see cref="Allowlists.AddressRange"/>.</summary>
    public required string Range { get; set; }

    public required string Note { get; set; }

    public long SinceMs { get; set; }
}
