using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SigmaShake.Platform.Storage;

/// <summary>What outlives an organisation, in SQLite.</summary>
internal sealed class SqliteLifecycleDatabase(DbContextOptions<LifecycleDatabase> options) : LifecycleDatabase(options)
{
    /// <inheritdoc cref="SqliteControlDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteLifecycleDatabase>
    {
        public SqliteLifecycleDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<LifecycleDatabase>());
    }
}

/// <summary>What outlives an organisation, in PostgreSQL.</summary>
internal sealed class PostgresLifecycleDatabase(DbContextOptions<LifecycleDatabase> options) : LifecycleDatabase(options)
{
    /// <inheritdoc cref="SqliteControlDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresLifecycleDatabase>
    {
        public PostgresLifecycleDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<LifecycleDatabase>());
    }
}
