using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SigmaShake.Platform.Storage;

/// <summary>The control database in SQLite.</summary>
internal sealed class SqliteControlDatabase(DbContextOptions<ControlDatabase> options) : ControlDatabase(options)
{
    /// <summary>For <c>eng/migration</c> alone: it has to make a context without a server.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteControlDatabase>
    {
        public SqliteControlDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<ControlDatabase>());
    }
}

/// <summary>The control database in PostgreSQL.</summary>
internal sealed class PostgresControlDatabase(DbContextOptions<ControlDatabase> options) : ControlDatabase(options)
{
    /// <inheritdoc cref="SqliteControlDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresControlDatabase>
    {
        public PostgresControlDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<ControlDatabase>());
    }
}
