namespace SigmaShake.Platform.Permissions;

/// <summary>What somebody may do in an organisation. Each route names one; the names stand in custom roles and in the ledger, so they never change.</summary>
public enum Permission
{
    /// <summary>See the organisation and its settings.</summary>
    OrganisationRead,

    /// <summary>Change its settings.</summary>
    OrganisationWrite,

    /// <summary>See who is in it, and with which roles.</summary>
    MembersRead,

    /// <summary>Invite people, change their roles, remove them.</summary>
    MembersWrite,

    /// <summary>Read its ledger, with proofs.</summary>
    LedgerRead,
}
