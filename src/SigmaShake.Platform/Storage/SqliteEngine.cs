using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>A file for each database, in the folder of its region.</summary>
internal sealed class SqliteEngine(PlatformOptions options) : IDatabaseEngine
{
    public string Control => Connection(options.ControlFile);

    public string ConnectionOf(string region, OrganisationId id) => Connection(Path.Combine(options.FolderOf(region, id), "organisation.db"));

    public Task CreateAsync(string connection, CancellationToken cancellation) => Task.CompletedTask;

    public void Use(DbContextOptionsBuilder builder, string connection, string historyTable) => builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(historyTable));

    public T Choose<T>(T sqlite, T postgres) => sqlite;

    private static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
}
