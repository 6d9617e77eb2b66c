using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>Options of contexts that no database is opened with: migrations are written from them.</summary>
public static class DesignTimeOptions
{
    /// <summary>For SQLite.</summary>
    public static DbContextOptions<TContext> Sqlite<TContext>()
        where TContext : DbContext => new DbContextOptionsBuilder<TContext>().UseSqlite("Data Source=:memory:").Options;

    /// <summary>For PostgreSQL.</summary>
    public static DbContextOptions<TContext> Postgres<TContext>()
        where TContext : DbContext => new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=nowhere.invalid").Options;
}
