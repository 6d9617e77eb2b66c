using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>
/// A file for each database, in the folder of its region, in WAL mode. Each commit is synced (<c>synchronous=FULL</c>, SQLite's default): what was answered
/// for stays done when the power fails, and a link that was used up does not come back. It costs 0.4 ms.
/// </summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    // Writers take turns anyway.
    private const int MostOfOne = 8;
    private const int BusyTimeoutSeconds = 10;

    private readonly PlatformOptions _options;
    private readonly ConnectionBudget _budget;

    public SqliteEngine(PlatformOptions options)
    {
        _options = options;
        Control = Connection(options.ControlFile);
        _budget = new ConnectionBudget(options.OpenDatabases, MostOfOne, ClosePool);
    }

    public string Control { get; }

    public string ConnectionOf(string region, OrganisationId id) => Connection(Path.Combine(_options.FolderOf(region, id), "organisation.db"));

    public async Task CreateAsync(string connection, CancellationToken cancellation)
    {
        // Nothing else makes a file: a database that is gone is an error, and not an empty one.
        var file = new SqliteConnectionStringBuilder(Unpooled(connection)) { Mode = SqliteOpenMode.ReadWriteCreate };
        await using var database = new SqliteConnection(file.ToString());
        await database.OpenAsync(cancellation);
        await using var command = new SqliteCommand("PRAGMA journal_mode = WAL", database);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task<bool> ExistsAsync(string connection, CancellationToken cancellation) => Task.FromResult(File.Exists(new SqliteConnectionStringBuilder(connection).DataSource));

    public Task RemoveAsync(string connection, CancellationToken cancellation)
    {
        _budget.Close(connection);
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        if (!Directory.Exists(Path.GetDirectoryName(file))) return Task.CompletedTask;
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
        return Task.CompletedTask;
    }

    public async Task ScrubControlAsync(CancellationToken cancellation)
    {
        // Anew without the pages that are free, and the log emptied.
        await using var database = new SqliteConnection(Unpooled(Control));
        await database.OpenAsync(cancellation);
        await using var command = new SqliteCommand("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", database);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task SaveAsync(string connection, string file, CancellationToken cancellation)
    {
        // One transaction that reads; in WAL mode nobody waits for it.
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder(Unpooled(connection)) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        await database.OpenAsync(cancellation);
        await using var command = new SqliteCommand("VACUUM INTO $file", database) { Parameters = { new SqliteParameter("$file", file) }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task LoadAsync(string connection, string file, Func<IReadOnlyCollection<string>, Task> prepareAsync, CancellationToken cancellation)
    {
        File.Copy(file, new SqliteConnectionStringBuilder(connection).DataSource);
        await CreateAsync(connection, cancellation);
    }

    public string Unpooled(string connection) => new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString();

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable)
    {
        builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(historyTable));
        if (new SqliteConnectionStringBuilder(connection).Pooling && connection != Control) builder.AddInterceptors(new ConnectionLease(_budget, connection));
    }

    public T Choose<T>(T sqlite, T postgres) => sqlite;

    private static string Connection(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, DefaultTimeout = BusyTimeoutSeconds,
    }.ToString();

    private static void ClosePool(string connection)
    {
        using var any = new SqliteConnection(connection);
        SqliteConnection.ClearPool(any);
    }
}
