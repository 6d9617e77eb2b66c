using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Storage;

/// <summary>A fleet in SQLite.</summary>
internal sealed class SqliteFleetDatabase(DbContextOptions<FleetDatabase> options) : FleetDatabase(options)
{
    /// <summary>For <c>eng/migration</c> alone: it has to make a context without a server.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteFleetDatabase>
    {
        public SqliteFleetDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<FleetDatabase>());
    }
}

/// <summary>A fleet in PostgreSQL.</summary>
internal sealed class PostgresFleetDatabase(DbContextOptions<FleetDatabase> options) : FleetDatabase(options)
{
    /// <inheritdoc cref="SqliteFleetDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresFleetDatabase>
    {
        public PostgresFleetDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<FleetDatabase>());
    }
}
