using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Storage;

/// <summary>The tables of accounts in SQLite.</summary>
internal sealed class SqliteAccountsDatabase(DbContextOptions<AccountsDatabase> options) : AccountsDatabase(options)
{
    /// <summary>For <c>eng/migration</c> alone: it has to make a context without a server.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteAccountsDatabase>
    {
        public SqliteAccountsDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Sqlite<AccountsDatabase>());
    }
}

/// <summary>The tables of accounts in PostgreSQL.</summary>
internal sealed class PostgresAccountsDatabase(DbContextOptions<AccountsDatabase> options) : AccountsDatabase(options)
{
    /// <inheritdoc cref="SqliteAccountsDatabase.DesignTime"/>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresAccountsDatabase>
    {
        public PostgresAccountsDatabase CreateDbContext(string[] args) => new(DesignTimeOptions.Postgres<AccountsDatabase>());
    }
}
