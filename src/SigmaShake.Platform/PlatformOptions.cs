using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform;

/// <summary>Where a server keeps what it keeps.</summary>
/// <param name="DataDirectory">The absolute folder of everything that is not told otherwise.</param>
public sealed record PlatformOptions(string DataDirectory)
{
    /// <summary>The region of a server that is told of none.</summary>
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

    /// <summary>How many connections to PostgreSQL are open at most, those that are kept for the next request included. Default: 80, of the 100 that it allows unless it is told otherwise.</summary>
    public int PostgresConnections { get; init; } = 80;

    /// <summary>
    /// How many connections to organisations' databases in SQLite are open at most; those of the databases that were left alone for longest are closed.
    /// Each is up to three open files. Default: 1,024.
    /// </summary>
    public int OpenDatabases { get; init; } = 1_024;

    /// <summary>Where the master key comes from. Default: the file <c>master.key</c> in the data directory.</summary>
    public MasterKeySource MasterKey { get; init; } = new MasterKeySource.InFile(Path.Combine(DataDirectory, "master.key"));

    /// <summary>The file of the control database, where it is in SQLite. Servers of several regions on one machine share it. Default: <c>control.db</c> in the data directory.</summary>
    public string ControlFile { get; init; } = Path.Combine(DataDirectory, "control.db");

    /// <summary>Where the servers of other regions are reached, by region: what is told to whoever asks this one for their organisations. Default: unknown.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>The region of organisations that ask for none: the first of those that this server has.</summary>
    public string HomeRegion { get; init; } = DefaultRegion;

    /// <summary>What web forms are protected by.</summary>
    internal string FormKeys => Path.Combine(DataDirectory, "form-keys");

    /// <summary>The operator's ledger.</summary>
    internal LedgerPlace OperatorPlace => new(Path.Combine(DataDirectory, "operator-ledger"), Path.Combine(DataDirectory, "operator-checkpoints"));

    /// <summary>Whether organisations of a region are served here.</summary>
    public bool Serves(string region) => Regions.ContainsKey(region);

    /// <summary>Where archives of organisations of a region are while they are sent. No organisation's id begins with a dot.</summary>
    internal string ExportsOf(string region) => Path.Combine(Regions[region], ".exports");

    /// <summary>The PostgreSQL server of a region.</summary>
    internal string PostgresOf(string region) => PostgresOfRegions.GetValueOrDefault(region, Postgres ?? "");

    /// <summary>The folder of an organisation. Its id is letters and digits: it names no other folder.</summary>
    /// <exception cref="PlatformException">This server has no such region.</exception>
    internal string FolderOf(string region, OrganisationId id) => Regions.TryGetValue(region, out var folder)
        ? Path.Combine(folder, id.ToString())
        : throw new PlatformException($"this server has no region `{region}`", "ask the server of that region, or add the region to its configuration");
}
