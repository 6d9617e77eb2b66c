using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Backup;

/// <summary>Where things are in the folder of a backup.</summary>
internal static class BackupLayout
{
    /// <summary>The control database.</summary>
    public const string Control = "control.database";

    /// <summary>The operator's ledger.</summary>
    public const string Operator = "operator";

    /// <summary>What web forms are protected by.</summary>
    public const string FormKeys = "form-keys";

    /// <summary>In the folder of an organisation: its database.</summary>
    public const string Database = "organisation.database";

    /// <summary>In the folder of a ledger: the key that signs for it, sealed.</summary>
    public const string LogKey = "log-key.sealed";

    /// <summary>In the folder of an organisation: what services keep beside its tables.</summary>
    public const string Files = "files";

    /// <summary>The folder of an organisation.</summary>
    public static string Of(OrganisationId id) => Path.Combine("organisations", id.ToString());

    /// <summary>The folders of an organisation that are written as they are: all but the ledger's.</summary>
    public static IEnumerable<string> PlainFolders(string organisation) => Directory.EnumerateDirectories(organisation)
        .Where(folder => LedgerPlace.In(organisation) is var place && folder != place.Ledger && folder != place.Checkpoints);
}
