using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Storage;

/// <summary>The changes of fleets in SQLite.</summary>
internal sealed class SqliteFleetChangesDatabase(DbContextOptions<FleetChangesDatabase> options) : FleetChangesDatabase(options)
{
    /// <inheritdoc cref="SqliteFleetDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteFleetChangesDatabase>
    {
        public SqliteFleetChangesDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<FleetChangesDatabase>());
    }
}

/// <summary>The changes of fleets in PostgreSQL.</summary>
internal sealed class PostgresFleetChangesDatabase(DbContextOptions<FleetChangesDatabase> options) : FleetChangesDatabase(options)
{
    /// <inheritdoc cref="SqliteFleetDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresFleetChangesDatabase>
    {
        public PostgresFleetChangesDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<FleetChangesDatabase>());
    }
}
