namespace SigmaShake.Platform.Permissions;

/// <summary>
/// What somebody may do in an organisation. Each route names one. <see cref="PermissionNames"/> has the names that stand in custom roles, tokens and ledgers.
/// </summary>
public enum Permission
{
    /// <summary>See the organisation and its settings, and have tokens of one's own.</summary>
    OrganisationRead,

    /// <summary>Change its settings.</summary>
    OrganisationWrite,

    /// <summary>Take all of its data out.</summary>
    OrganisationExport,

    /// <summary>Delete it.</summary>
    OrganisationDelete,

    /// <summary>See who is in it, and with which roles.</summary>
    MembersRead,

    /// <summary>Invite people, change their roles, remove them.</summary>
    MembersWrite,

    /// <summary>Make roles and change them.</summary>
    RolesWrite,

    /// <summary>See who may do what, and why.</summary>
    AccessRead,

    /// <summary>See everybody's tokens, without what they say.</summary>
    TokensRead,

    /// <summary>Make service accounts and their tokens, and revoke anybody's.</summary>
    TokensWrite,

    /// <summary>See which addresses may reach it.</summary>
    AllowlistRead,

    /// <summary>Say which addresses may reach it.</summary>
    AllowlistWrite,

    /// <summary>Say which identity providers people sign in through, and which domains are the organisation's.</summary>
    IdentityWrite,

    /// <summary>Read its ledger, with proofs.</summary>
    LedgerRead,

    /// <summary>See machines, releases and what they report.</summary>
    FleetRead,

    /// <summary>Enrol machines and remove them.</summary>
    FleetWrite,

    /// <summary>Publish rules that people have signed.</summary>
    FleetPublish,

    /// <summary>Pause, resume and widen a rollout.</summary>
    FleetRollout,
}
