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
        await using var command = new NpgsqlCommand("VACUUM (FULL)", database);
        await command.ExecuteNonQueryAsync(cancellation);
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

    public string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString();

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable)
    {
        builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(historyTable));
        if (new NpgsqlConnectionStringBuilder(connection).Pooling && connection != Control) builder.AddInterceptors(new ConnectionLease(_budget, connection));
    }

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
