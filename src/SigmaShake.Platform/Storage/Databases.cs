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
    /// <exception cref="PlatformException">The organisation is gone, or in no region of this server.</exception>
    public string FolderOf(OrgScope scope, string name)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = _options.FolderOf(scope.Region, scope.Id);
        if (!Directory.Exists(organisation)) throw new PlatformException($"the organisation `{scope.Id}` is gone", "it was deleted; if it was not, restore it from your backup");
        var folder = Path.Combine(organisation, name);
        PrivateFolder.Create(folder);
        return folder;
    }

    internal ControlDatabase OpenControl() => OpenControl<ControlDatabase>();

    internal OrganisationDatabase Open(OrgScope scope) => Open<OrganisationDatabase>(scope);

    /// <summary>The models of a place.</summary>
    internal IEnumerable<DatabaseModel> ModelsOf(DatabasePlace place) => _models.Values.Where(model => model.Place == place);

    /// <summary>Any model of the control database.</summary>
    internal DbContext OpenControl(DatabaseModel model) => model.Open(_engine, _engine.Control);

    /// <summary>Any model of the database of the scope's organisation.</summary>
    internal DbContext Open(OrgScope scope, DatabaseModel model) => model.Open(_engine, _engine.ConnectionOf(scope.Region, scope.Id));

    /// <summary>Removes the database of an organisation, and its folder with all that is in it.</summary>
    internal async Task RemoveAsync(string region, OrganisationId id, CancellationToken cancellation)
    {
        await _engine.RemoveAsync(_engine.ConnectionOf(region, id), cancellation);
        if (Directory.Exists(_options.FolderOf(region, id))) Directory.Delete(_options.FolderOf(region, id), recursive: true);
    }

    /// <summary>Whether there is a control database.</summary>
    internal Task<bool> HasControlAsync(CancellationToken cancellation) => _engine.ExistsAsync(_engine.Control, cancellation);

    /// <summary>Whether an organisation's database is there.</summary>
    internal Task<bool> HasAsync(string region, OrganisationId id, CancellationToken cancellation) => _engine.ExistsAsync(_engine.ConnectionOf(region, id), cancellation);

    /// <summary>Writes the control database into a file, as it stands at one moment.</summary>
    internal Task SaveControlAsync(string file, CancellationToken cancellation) => _engine.SaveAsync(_engine.Control, file, cancellation);

    /// <summary>The same of an organisation's.</summary>
    internal Task SaveAsync(string region, OrganisationId id, string file, CancellationToken cancellation) => _engine.SaveAsync(_engine.ConnectionOf(region, id), file, cancellation);

    /// <summary>Makes the control database out of such a file.</summary>
    internal Task LoadControlAsync(string file, CancellationToken cancellation) => LoadAsync(DatabasePlace.Control, _engine.Control, file, cancellation);

    /// <summary>The same of an organisation's. Its folder is there.</summary>
    internal Task LoadAsync(string region, OrganisationId id, string file, CancellationToken cancellation) =>
        LoadAsync(DatabasePlace.Organisation, _engine.ConnectionOf(region, id), file, cancellation);

    /// <summary>Whether the scope's organisation is in a region of this server, and there: a scope that is kept may be older than its move or its end.</summary>
    public bool IsHere(OrgScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _options.Serves(scope.Region) && Directory.Exists(_options.FolderOf(scope.Region, scope.Id));
    }

    /// <summary>The control database as it stands at this moment.</summary>
    internal Task<ReadMoment> BeginReadingControlAsync(CancellationToken cancellation) => BeginReadingAsync(_engine.Control, cancellation);

    /// <summary>The same of an organisation's.</summary>
    internal Task<ReadMoment> BeginReadingAsync(string region, OrganisationId id, CancellationToken cancellation) => BeginReadingAsync(_engine.ConnectionOf(region, id), cancellation);

    /// <inheritdoc cref="IDatabaseEngine.HoldAsync"/>
    internal Task<DatabaseHold> HoldAsync(string region, OrganisationId id, CancellationToken cancellation) => _engine.HoldAsync(_engine.ConnectionOf(region, id), cancellation);

    /// <inheritdoc cref="IDatabaseEngine.IsRetiredAsync"/>
    internal Task<bool> IsRetiredAsync(string region, OrganisationId id, CancellationToken cancellation) => _engine.IsRetiredAsync(_engine.ConnectionOf(region, id), cancellation);

    /// <summary>Whether an organisation has the same database in two regions: they are on one server.</summary>
    internal Task<bool> IsSharedAsync(string region, string other, OrganisationId id, CancellationToken cancellation) =>
        _engine.AreOnOneServerAsync(_engine.ConnectionOf(region, id), _engine.ConnectionOf(other, id), cancellation);

    /// <summary>Removes the database of an organisation, and nothing else.</summary>
    internal Task RemoveDatabaseAsync(string region, OrganisationId id, CancellationToken cancellation) => _engine.RemoveAsync(_engine.ConnectionOf(region, id), cancellation);

    /// <inheritdoc cref="IDatabaseEngine.CloseGone"/>
    internal void CloseGone() => _engine.CloseGone();

    /// <inheritdoc cref="IDatabaseEngine.ScrubControlAsync"/>
    internal Task ScrubControlAsync(CancellationToken cancellation) => _engine.ScrubControlAsync(cancellation);

    /// <summary>The ledger of an organisation, there or not.</summary>
    internal LedgerPlace LedgerOf(OrgScope scope) => LedgerPlace.In(_options.FolderOf(scope.Region, scope.Id));

    /// <summary>Makes the control database, and brings it and those of the organisations up to date.</summary>
    internal async Task PrepareAsync(CancellationToken cancellation)
    {
        PrivateFolder.Create(_options.DataDirectory);
        foreach (var region in _options.Regions.Values) PrivateFolder.Create(region);
        await CreateAsync(DatabasePlace.Control, _engine.Control, cancellation);
        var moving = await MovingAsync(cancellation);
        foreach (var (region, id) in await OrganisationsAsync(cancellation))
        {
            // One that is on its way to another region is left as it is, and updated there.
            if (moving.Contains(id.ToString())) continue;

            // One that is gone stays gone until it is restored: an empty one in its place would look as if all was well.
            var connection = _engine.ConnectionOf(region, id);
            if (await _engine.ExistsAsync(connection, cancellation)) await UpdateAsync(DatabasePlace.Organisation, connection, cancellation);
        }
    }

    /// <summary>The organisations in the regions of this server.</summary>
    internal async Task<IReadOnlyList<(string Region, OrganisationId Id)>> OrganisationsAsync(CancellationToken cancellation)
    {
        await using var control = OpenControl();
        var rows = await control.Organisations.OrderBy(row => row.Id).Select(row => new { row.Id, row.Region }).ToListAsync(cancellation);
        return [.. rows.Where(row => _options.Serves(row.Region)).Select(row => (row.Region, OrganisationId.TryParse(row.Id, out var id) ? id : throw new InvalidOperationException($"`{row.Id}` is no organisation")))];
    }

    /// <summary>Makes the folder and the database of an organisation.</summary>
    internal Task CreateAsync(string region, OrganisationId id, CancellationToken cancellation)
    {
        PrivateFolder.Create(_options.FolderOf(region, id));
        return CreateAsync(DatabasePlace.Organisation, _engine.ConnectionOf(region, id), cancellation);
    }

    private async Task<HashSet<string>> MovingAsync(CancellationToken cancellation)
    {
        await using var control = OpenControl();
        return [.. await control.Organisations.Where(row => row.MovingTo != null).Select(row => row.Id).ToListAsync(cancellation)];
    }

    private async Task<ReadMoment> BeginReadingAsync(string connection, CancellationToken cancellation)
    {
        var (opened, moment) = await _engine.BeginReadingAsync(connection, cancellation);
        return new ReadMoment(_engine, opened, moment);
    }

    private Task LoadAsync(DatabasePlace place, string connection, string file, CancellationToken cancellation) => _engine.LoadAsync(
        connection, file, migrations => UpdateAsync(place, connection, context => migrations.LastOrDefault(migration => context.Database.GetMigrations().Contains(migration)), cancellation), cancellation);

    private async Task CreateAsync(DatabasePlace place, string connection, CancellationToken cancellation)
    {
        await _engine.CreateAsync(connection, cancellation);
        await UpdateAsync(place, connection, cancellation);
    }

    private Task UpdateAsync(DatabasePlace place, string connection, CancellationToken cancellation) =>
        UpdateAsync(place, connection, context => context.Database.GetMigrations().LastOrDefault(), cancellation);

    // Up to a migration of each model; a model without one is left.
    private async Task UpdateAsync(DatabasePlace place, string connection, Func<DbContext, string?> target, CancellationToken cancellation)
    {
        // A migration opens a connection while it holds one: of several at once, each could wait for the others.
        await _preparing.WaitAsync(cancellation);
        try
        {
            foreach (var model in ModelsOf(place))
            {
                await using var context = model.Open(_engine, _engine.Unpooled(connection));
                if (target(context) is { } migration && (await context.Database.GetPendingMigrationsAsync(cancellation)).Contains(migration)) await context.Database.MigrateAsync(migration, cancellation);
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
