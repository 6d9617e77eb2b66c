using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SigmaShake.Platform.Storage;

/// <summary>Requests that may be sent again, in SQLite.</summary>
internal sealed class SqliteRequestsDatabase(DbContextOptions<RequestsDatabase> options) : RequestsDatabase(options)
{
    /// <summary>For <c>eng/migration</c> alone: it has to make a context without a server.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteRequestsDatabase>
    {
        public SqliteRequestsDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<RequestsDatabase>());
    }
}

/// <summary>Requests that may be sent again, in PostgreSQL.</summary>
internal sealed class PostgresRequestsDatabase(DbContextOptions<RequestsDatabase> options) : RequestsDatabase(options)
{
    /// <inheritdoc cref="SqliteRequestsDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresRequestsDatabase>
    {
        public PostgresRequestsDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<RequestsDatabase>());
    }
}
