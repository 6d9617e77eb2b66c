using Microsoft.EntityFrameworkCore;
using Npgsql;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>A database for each organisation on the server of its region, and the control database on a server that all share.</summary>
internal sealed class PostgresEngine(PlatformOptions options) : IDatabaseEngine
{
    public string Control => Connection(options.Postgres!, $"{options.PostgresPrefix}_control");

    public string ConnectionOf(string region, OrganisationId id) => Connection(options.PostgresOf(region), $"{options.PostgresPrefix}_{id}");

    public async Task CreateAsync(string connection, CancellationToken cancellation)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        var name = target.Database!;
        target.Database = "postgres";
        target.Pooling = false;
        await using var server = new NpgsqlConnection(target.ToString());
        await server.OpenAsync(cancellation);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new NpgsqlParameter { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellation) is not null) return;

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

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable) => builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(historyTable));

    public T Choose<T>(T sqlite, T postgres) => postgres;

    // Organisations are many and most of them quiet: few connections for each, and none that is kept for long.
    private static string Connection(string server, string database) => new NpgsqlConnectionStringBuilder(server)
    {
        Database = database, MaxPoolSize = 8, ConnectionIdleLifetime = 15, ConnectionPruningInterval = 5, ApplicationName = "sigmashake-server",
    }.ToString();
}
