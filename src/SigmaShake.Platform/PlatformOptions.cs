using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform;

/// <summary>Where a server keeps what it keeps.</summary>
/// <param name="DataDirectory">The absolute folder of everything that is not told otherwise.</param>
public sealed record PlatformOptions(string DataDirectory)
{
    /// <summary>The region of organisations that ask for none.</summary>
    public const string DefaultRegion = "local";

    /// <summary>The folder of each region that this server has. Default: one, <c>local</c>, in the data directory.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DefaultRegion] = Path.Combine(DataDirectory, "regions", DefaultRegion),
    };

    /// <summary>
    /// How PostgreSQL is reached, where the databases shall be there: an Npgsql connection string without a database, of a user who may create databases.
    /// Default: null, SQLite in the data directory and in the folders of the regions.
    /// </summary>
    public string? Postgres { get; init; }

    /// <summary>What the names of databases on PostgreSQL begin with: small letters and digits. Default: <c>sigmashake</c>.</summary>
    public string PostgresPrefix { get; init; } = "sigmashake";

    /// <summary>The PostgreSQL server of each region that has one of its own. Default: none, all are on <see cref="Postgres"/>.</summary>
    public IReadOnlyDictionary<string, string> PostgresOfRegions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The file of the master key. Default: in the data directory.</summary>
    public string MasterKeyFile { get; init; } = Path.Combine(DataDirectory, "master.key");

    /// <summary>The control database.</summary>
    internal string ControlFile => Path.Combine(DataDirectory, "control.db");

    /// <summary>The operator's ledger.</summary>
    internal string OperatorLedger => Path.Combine(DataDirectory, "operator-ledger");

    /// <summary>The PostgreSQL server of a region.</summary>
    internal string PostgresOf(string region) => PostgresOfRegions.GetValueOrDefault(region, Postgres ?? "");

    /// <summary>The folder of an organisation. Its id is letters and digits: it names no other folder.</summary>
    /// <exception cref="PlatformException">This server has no such region.</exception>
    internal string FolderOf(string region, OrganisationId id) => Regions.TryGetValue(region, out var folder)
        ? Path.Combine(folder, id.ToString())
        : throw new PlatformException($"this server has no region `{region}`", "ask the server of that region, or add the region to its configuration");
}
