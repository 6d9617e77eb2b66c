using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>A database for each organisation on the server of its region, and the control database on a server that all share.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    private const int MostOfOne = 8;

    // A migration opens two, and the making of a database one.
    private const int Rare = 3;

    private const int LockTimeoutSeconds = 10;
    private const int ScrubPatienceSeconds = 2;

    private static readonly TimeSpan ScrubPause = TimeSpan.FromMilliseconds(100);

    private readonly PlatformOptions _options;
    private readonly ConnectionBudget _budget;

    public PostgresEngine(PlatformOptions options)
    {
        // The control database takes part in every request: a quarter of the connections is its own.
        var ofControl = Math.Max(1, options.PostgresConnections / 4);
        _options = options;
        Control = Connection(options.Postgres!, $"{options.PostgresPrefix}_control", ofControl);
        _budget = new ConnectionBudget(Math.Max(1, options.PostgresConnections - ofControl - Rare), MostOfOne, ClosePool);
    }

    public string Control { get; }

    public string ConnectionOf(string region, OrganisationId id) => Connection(_options.PostgresOf(region), $"{_options.PostgresPrefix}_{id}", MostOfOne);

    public async Task CreateAsync(string connection, CancellationToken cancellation)
    {
        var (server, name) = await OpenServerAsync(connection, cancellation);
        await using var close = server;
        if (await ExistsAsync(server, name, cancellation)) return;

        // Names are our own: letters, digits and underscores.
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", server);
        try
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was faster.
        }
    }

    public async Task<bool> ExistsAsync(string connection, CancellationToken cancellation)
    {
        var (server, name) = await OpenServerAsync(connection, cancellation);
        await using var close = server;
        return await ExistsAsync(server, name, cancellation);
    }

    public async Task RemoveAsync(string connection, CancellationToken cancellation)
    {
        _budget.Close(connection);
        var (server, name) = await OpenServerAsync(connection, cancellation);
        await using var close = server;
        await using var remove = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", server);
        await remove.ExecuteNonQueryAsync(cancellation);
    }

    public async Task ScrubControlAsync(CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(Unpooled(Control));
        await database.OpenAsync(cancellation);
        if (!await HasNoOlderReaderAsync(database, cancellation)) throw IDatabaseEngine.StillRead();

        // It takes each table for itself: who waits for that keeps all behind it waiting. How long the work takes is another matter.
        await RunAsync(database, $"SET lock_timeout = '{ScrubPatienceSeconds}s'", cancellation);
        await using var vacuum = new NpgsqlCommand("VACUUM (FULL)", database) { CommandTimeout = 0 };
        try
        {
            await vacuum.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw IDatabaseEngine.StillRead(e);
        }
    }

    public async Task SaveAsync(string connection, string file, CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        await PostgresDump.WriteAsync(database, file, cancellation);
    }

    public async Task LoadAsync(string connection, string file, Func<IReadOnlyCollection<string>, Task> prepareAsync, CancellationToken cancellation)
    {
        await CreateAsync(connection, cancellation);
        await prepareAsync(await PostgresDump.MigrationsAsync(file, cancellation));
        await using var database = new NpgsqlConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        await PostgresDump.ReadAsync(database, file, cancellation);
    }

    public async Task<DatabaseHold> HoldAsync(string connection, CancellationToken cancellation)
    {
        var database = new NpgsqlConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        try
        {
            var turn = await database.BeginTransactionAsync(cancellation);
            await RunAsync(database, $"SET LOCAL lock_timeout = '{LockTimeoutSeconds}s'", cancellation);
            var tables = string.Join(", ", await TablesAsync(database, cancellation));

            // Others read, and nobody writes.
            if (tables.Length > 0) await RunAsync(database, $"LOCK TABLE {tables} IN EXCLUSIVE MODE", cancellation);
            return new DatabaseHold(database, turn, token => EmptyAsync(database, tables, token));
        }
        catch (Exception failure)
        {
            // Also when whoever asked has gone: with the connection its locks go.
            await database.DisposeAsync();
            if (failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
                throw new PlatformException($"somebody writes to the database for longer than {LockTimeoutSeconds} s", "try again", failure);
            throw;
        }
    }

    public async Task<bool> IsRetiredAsync(string connection, CancellationToken cancellation)
    {
        if (!await ExistsAsync(connection, cancellation)) return false;
        await using var database = new NpgsqlConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        return (await TablesAsync(database, cancellation)).Contains(DumpedTable.Quote(DatabaseHold.Marker));
    }

    public async Task<bool> AreOnOneServerAsync(string one, string other, CancellationToken cancellation)
    {
        // One server may go by several names, and the copy of one says of itself what the first says: what is locked in one is locked in no other.
        var key = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        var (first, _) = await OpenServerAsync(one, cancellation);
        await using var closeFirst = first;
        var (second, _) = await OpenServerAsync(other, cancellation);
        await using var closeSecond = second;
        return await TryLockAsync(first, key, cancellation) && !await TryLockAsync(second, key, cancellation);
    }

    public async Task<(DbConnection Connection, DbTransaction Moment)> BeginReadingAsync(string connection, CancellationToken cancellation)
    {
        var database = new NpgsqlConnection(Unpooled(connection));
        await database.OpenAsync(cancellation);
        var moment = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

        // The moment is that of the first statement.
        await RunAsync(database, "SELECT 1", cancellation);
        return (database, moment);
    }

    public void CloseGone()
    {
        // Whoever removes a database ends its connections, and those that are not used are closed within seconds.
    }

    public string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString();

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable)
    {
        builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(historyTable));
        if (new NpgsqlConnectionStringBuilder(connection).Pooling && connection != Control) builder.AddInterceptors(new ConnectionLease(_budget, connection));
    }

    public void Use(DbContextOptionsBuilder builder, DbConnection connection, string historyTable) =>
        builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(historyTable));

    public T Choose<T>(T sqlite, T postgres) => postgres;

    // Organisations are many and most of them quiet: none keeps a connection for long.
    private static string Connection(string server, string database, int most) => new NpgsqlConnectionStringBuilder(server)
    {
        Database = database, Pooling = true, MinPoolSize = 0, MaxPoolSize = most, ConnectionIdleLifetime = 15, ConnectionPruningInterval = 5,
        ApplicationName = "sigmashake-server",
    }.ToString();

    private static async Task<bool> ExistsAsync(NpgsqlConnection server, string name, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new NpgsqlParameter { Value = name } } };
        return await find.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace", database);
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancellation)) tables.Add(DumpedTable.Quote(rows.GetString(0)));
        return tables;
    }

    private static async Task EmptyAsync(NpgsqlConnection database, string tables, CancellationToken cancellation)
    {
        // Whoever still reads would keep the tables.
        await RunAsync(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()", cancellation);
        if (tables.Length > 0) await RunAsync(database, $"DROP TABLE {tables} CASCADE", cancellation);
        await RunAsync(database, $"CREATE TABLE {DatabaseHold.Marker} (id integer)", cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection database, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Rows that somebody may still see are kept, also by what writes all tables anew: whoever began before now has to end first.
    private static async Task<bool> HasNoOlderReaderAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var now = new NpgsqlCommand("SELECT clock_timestamp()", database);
        var began = (DateTime)(await now.ExecuteScalarAsync(cancellation))!;
        for (var end = Environment.TickCount64 + (ScrubPatienceSeconds * 1_000); Environment.TickCount64 < end; await Task.Delay(ScrubPause, cancellation))
        {
            await using var ask = new NpgsqlCommand(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL AND xact_start < $1",
                database) { Parameters = { new NpgsqlParameter { Value = began } } };
            if (await ask.ExecuteScalarAsync(cancellation) is 0L) return true;
        }

        return false;
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection server, long key, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", server) { Parameters = { new NpgsqlParameter { Value = key } } };
        return (bool)(await take.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<(NpgsqlConnection Server, string Name)> OpenServerAsync(string connection, CancellationToken cancellation)
    {
        var target = new NpgsqlConnectionStringBuilder(Unpooled(connection));
        var name = target.Database!;
        target.Database = "postgres";
        var server = new NpgsqlConnection(target.ToString());
        await server.OpenAsync(cancellation);
        return (server, name);
    }

    private static void ClosePool(string connection)
    {
        using var any = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(any);
    }
}
