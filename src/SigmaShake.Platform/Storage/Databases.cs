using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>Opens databases: the control database, and an organisation's for whoever has its scope. Thread-safe; a context is for one request.</summary>
internal sealed class Databases(PlatformOptions options, MasterKey master)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The control database.</summary>
    public ControlDatabase OpenControl() => new(new DbContextOptionsBuilder<ControlDatabase>().UseSqlite(Connection(options.ControlFile)).Options);

    /// <summary>The database of the scope's organisation.</summary>
    public OrganisationDatabase Open(OrgScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return OpenIn(FolderOf(scope.Region, scope.Id));
    }

    /// <summary>The data key of the scope's organisation; disposing it is the caller's.</summary>
    public async Task<DataKey> OpenKeyAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var control = OpenControl();
        var id = scope.Id.ToString();
        var wrapped = await control.Organisations.Where(row => row.Id == id).Select(row => row.WrappedKey).SingleAsync(cancellation);
        return master.Unwrap(scope.Id, wrapped)
            ?? throw new PlatformException($"the data key of `{scope.Id}` does not open", "the master key is not the one that wrapped it: restore it from your backup");
    }

    /// <summary>The folder of an organisation's ledger.</summary>
    public string LedgerOf(OrgScope scope) => Path.Combine(FolderOf(scope.Region, scope.Id), "ledger");

    /// <summary>Makes the control database, or brings it up to date.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataDirectory, Private);
        await using var control = OpenControl();
        await control.Database.MigrateAsync(cancellation);
        var known = await control.Organisations.Select(row => new { row.Id, row.Region }).ToListAsync(cancellation);
        foreach (var row in known)
        {
            if (!options.Regions.ContainsKey(row.Region) || !OrganisationId.TryParse(row.Id, out var id)) continue;
            await CreateAsync(row.Region, id, cancellation);
        }
    }

    /// <summary>Makes the database of an organisation, or brings it up to date.</summary>
    public async Task CreateAsync(string region, OrganisationId id, CancellationToken cancellation)
    {
        var folder = FolderOf(region, id);
        Directory.CreateDirectory(folder, Private);
        await using var database = OpenIn(folder);
        await database.Database.MigrateAsync(cancellation);
    }

    private static OrganisationDatabase OpenIn(string folder) =>
        new(new DbContextOptionsBuilder<OrganisationDatabase>().UseSqlite(Connection(Path.Combine(folder, "organisation.db"))).Options);

    // The id is letters and digits: it names no other folder.
    private string FolderOf(string region, OrganisationId id) => options.Regions.TryGetValue(region, out var folder)
        ? Path.Combine(folder, id.ToString())
        : throw new PlatformException($"this server has no region `{region}`", "ask the server of that region, or add the region to its configuration");

    private static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
}
