using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>
/// Opens databases: the control database, and an organisation's for whoever has its scope. There is no other way to one. Thread-safe; what is opened is for one
/// caller, who disposes it.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "a semaphore holds nothing before somebody asks for its handle")]
public sealed class Databases
{
    private readonly PlatformOptions _options;
    private readonly MasterKey _master;
    private readonly IDatabaseEngine _engine;
    private readonly Dictionary<Type, DatabaseModel> _models;
    private readonly SemaphoreSlim _preparing = new(1, 1);

    internal Databases(PlatformOptions options, MasterKey master, IEnumerable<DatabaseModel> models)
    {
        _options = options;
        _master = master;
        _engine = options.Postgres is null ? new SqliteEngine(options) : new PostgresEngine(options);
        _models = models.ToDictionary(model => model.Context);
    }

    /// <summary>A model of the control database.</summary>
    public TContext OpenControl<TContext>()
        where TContext : DbContext => (TContext)ModelOf<TContext>(DatabasePlace.Control).Open(_engine, _engine.Control);

    /// <summary>A model of the database of the scope's organisation.</summary>
    /// <exception cref="PlatformException">This server has no such region.</exception>
    public TContext Open<TContext>(OrgScope scope)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (TContext)ModelOf<TContext>(DatabasePlace.Organisation).Open(_engine, _engine.ConnectionOf(scope.Region, scope.Id));
    }

    /// <summary>The data key of the scope's organisation; disposing it is the caller's.</summary>
    /// <exception cref="PlatformException">It was wrapped by another master key.</exception>
    public async Task<DataKey> OpenKeyAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var control = OpenControl();
        var id = scope.Id.ToString();
        var wrapped = await control.Organisations.Where(row => row.Id == id).Select(row => row.WrappedKey).SingleAsync(cancellation);
        return _master.Unwrap(scope.Id, wrapped)
            ?? throw new PlatformException($"the data key of `{scope.Id}` does not open", "the master key is not the one that wrapped it: restore it from your backup");
    }

    /// <summary>A folder of the organisation's own, in its region, for what is no table; made where it is missing.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="name">Letters and dashes.</param>
    public string FolderOf(OrgScope scope, string name)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var folder = Path.Combine(_options.FolderOf(scope.Region, scope.Id), name);
        PrivateFolder.Create(folder);
        return folder;
    }

    internal ControlDatabase OpenControl() => OpenControl<ControlDatabase>();

    internal OrganisationDatabase Open(OrgScope scope) => Open<OrganisationDatabase>(scope);

    /// <summary>The folder of an organisation's ledger, there or not.</summary>
    internal string LedgerOf(OrgScope scope) => Path.Combine(_options.FolderOf(scope.Region, scope.Id), "ledger");

    /// <summary>Makes the control database and those of the organisations, or brings them up to date.</summary>
    internal async Task PrepareAsync(CancellationToken cancellation)
    {
        PrivateFolder.Create(_options.DataDirectory);
        await PrepareAsync(DatabasePlace.Control, _engine.Control, cancellation);
        await using var control = OpenControl();
        foreach (var row in await control.Organisations.Select(row => new { row.Id, row.Region }).ToListAsync(cancellation))
        {
            if (_options.Regions.ContainsKey(row.Region) && OrganisationId.TryParse(row.Id, out var id)) await CreateAsync(row.Region, id, cancellation);
        }
    }

    /// <summary>Makes the database of an organisation, or brings it up to date.</summary>
    internal Task CreateAsync(string region, OrganisationId id, CancellationToken cancellation)
    {
        PrivateFolder.Create(_options.FolderOf(region, id));
        return PrepareAsync(DatabasePlace.Organisation, _engine.ConnectionOf(region, id), cancellation);
    }

    private async Task PrepareAsync(DatabasePlace place, string connection, CancellationToken cancellation)
    {
        // A migration opens a connection while it holds one: of several at once, each could wait for the others.
        await _preparing.WaitAsync(cancellation);
        try
        {
            await _engine.CreateAsync(connection, cancellation);
            foreach (var model in _models.Values.Where(model => model.Place == place))
            {
                await using var context = model.Open(_engine, _engine.Unpooled(connection));
                await context.Database.MigrateAsync(cancellation);
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    private DatabaseModel ModelOf<TContext>(DatabasePlace place) => _models.TryGetValue(typeof(TContext), out var model) && model.Place == place
        ? model
        : throw new InvalidOperationException($"no service registered {typeof(TContext).Name} in the database of {place}");
}
