using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Ledger.Durable;
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
    private const int ScrubAttempts = 20;

    private static readonly TimeSpan ScrubPause = TimeSpan.FromMilliseconds(100);

    private readonly PlatformOptions _options;
    private readonly ConnectionBudget _budget;

    // Which file the connections that are kept of a database are to.
    private readonly ConcurrentDictionary<string, OpenFile> _files = new(StringComparer.Ordinal);

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
        await using var vacuum = new SqliteCommand("VACUUM", database);
        await vacuum.ExecuteNonQueryAsync(cancellation);

        // Whoever still reads what was keeps the log from being emptied. That is no error of SQLite's, but the first column of a row.
        for (var attempt = 1; ; attempt++)
        {
            await using var empty = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", database);
            if (await empty.ExecuteScalarAsync(cancellation) is 0L) return;
            if (attempt == ScrubAttempts) throw IDatabaseEngine.StillRead();
            await Task.Delay(ScrubPause, cancellation);
        }
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

    public async Task<DatabaseHold> HoldAsync(string connection, CancellationToken cancellation)
    {
        // Tables go in any order: what refers to what does not matter then.
        var database = new SqliteConnection(new SqliteConnectionStringBuilder(Unpooled(connection)) { ForeignKeys = false }.ToString());
        await database.OpenAsync(cancellation);
        try
        {
            // BEGIN IMMEDIATE, which waits for its turn.
            var turn = (SqliteTransaction)await database.BeginTransactionAsync(cancellation);
            return new DatabaseHold(database, turn, token => EmptyAsync(database, turn, token));
        }
        catch (SqliteException e)
        {
            await database.DisposeAsync();
            throw new PlatformException($"somebody writes to the database for longer than {BusyTimeoutSeconds} s", "try again", e);
        }
    }

    public async Task<bool> IsRetiredAsync(string connection, CancellationToken cancellation)
    {
        if (!await ExistsAsync(connection, cancellation)) return false;
        await using var database = new SqliteConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        await using var find = new SqliteCommand($"SELECT 1 FROM sqlite_master WHERE name = '{DatabaseHold.Marker}'", database);
        return await find.ExecuteScalarAsync(cancellation) is not null;
    }

    // A file of a region is in its folder, and no two regions share one.
    public Task<bool> AreOnOneServerAsync(string one, string other, CancellationToken cancellation) => Task.FromResult(false);

    public async Task<(DbConnection Connection, DbTransaction Moment)> BeginReadingAsync(string connection, CancellationToken cancellation)
    {
        var database = new SqliteConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        var moment = database.BeginTransaction(deferred: true);

        // The moment is that of the first read.
        await using var pin = new SqliteCommand("SELECT count(*) FROM sqlite_master", database, moment);
        await pin.ExecuteScalarAsync(cancellation);
        return (database, moment);
    }

    public void CloseGone()
    {
        foreach (var connection in _budget.Opened)
        {
            if (!File.Exists(new SqliteConnectionStringBuilder(connection).DataSource)) _budget.Close(connection);
        }
    }

    public string Unpooled(string connection) => new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString();

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable)
    {
        builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(historyTable));
        if (new SqliteConnectionStringBuilder(connection).Pooling && connection != Control) builder.AddInterceptors(new ConnectionLease(_budget, connection, LetGoOfAnother));
    }

    public void Use(DbContextOptionsBuilder builder, DbConnection connection, string historyTable) =>
        builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(historyTable));

    public T Choose<T>(T sqlite, T postgres) => sqlite;

    private static async Task EmptyAsync(SqliteConnection database, SqliteTransaction turn, CancellationToken cancellation)
    {
        var statements = new List<string> { $"CREATE TABLE {DatabaseHold.Marker} (id INTEGER)" };
        await using (var find = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", database, turn))
        {
            await using var names = await find.ExecuteReaderAsync(cancellation);
            while (await names.ReadAsync(cancellation)) statements.Add($"DROP TABLE {DumpedTable.Quote(names.GetString(0))}");
        }

        foreach (var statement in statements)
        {
            await using var command = new SqliteCommand(statement, database, turn);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Connection(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, DefaultTimeout = BusyTimeoutSeconds,
    }.ToString();

    // A database that was moved away and back is another file of the same name.
    private void LetGoOfAnother(string connection)
    {
        var known = _files.GetOrAdd(connection, static one => OpenFile.Of(new SqliteConnectionStringBuilder(one).DataSource));
        if (known.IsStillThere) return;
        _budget.Close(connection);
        _files[connection] = OpenFile.Of(known.Path);
    }

    private void ClosePool(string connection)
    {
        _files.TryRemove(connection, out _);
        using var any = new SqliteConnection(connection);
        SqliteConnection.ClearPool(any);
    }

    private sealed record OpenFile(string Path, ulong Number)
    {
        public bool IsStillThere => FileNumber.Of(Path) == Number;

        public static OpenFile Of(string path) => new(path, FileNumber.Of(path));
    }
}
