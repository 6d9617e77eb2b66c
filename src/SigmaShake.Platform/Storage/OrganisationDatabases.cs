using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SigmaShake.Platform.Storage;

/// <summary>An organisation's database in SQLite.</summary>
internal sealed class SqliteOrganisationDatabase(DbContextOptions<OrganisationDatabase> options) : OrganisationDatabase(options)
{
    /// <inheritdoc cref="SqliteControlDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteOrganisationDatabase>
    {
        public SqliteOrganisationDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<OrganisationDatabase>());
    }
}

/// <summary>An organisation's database in PostgreSQL.</summary>
internal sealed class PostgresOrganisationDatabase(DbContextOptions<OrganisationDatabase> options) : OrganisationDatabase(options)
{
    /// <inheritdoc cref="SqliteControlDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresOrganisationDatabase>
    {
        public PostgresOrganisationDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<OrganisationDatabase>());
    }
}
