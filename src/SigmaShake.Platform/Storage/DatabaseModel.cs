using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>Whose data a database holds.</summary>
public enum DatabasePlace
{
    /// <summary>The server's: organisations, people, credentials.</summary>
    Control,

    /// <summary>One organisation's.</summary>
    Organisation,
}

/// <summary>
/// A service's tables in the control database, or in the database of each organisation. Several models share a database; each has its migrations to itself.
/// Registered with <see cref="PlatformServices.AddDatabase"/>. Immutable.
/// </summary>
public abstract class DatabaseModel
{
    private protected DatabaseModel(string name, DatabasePlace place)
    {
        Name = name;
        Place = place;
    }

    /// <summary>Its name, which never changes: its migrations are kept under it.</summary>
    public string Name { get; }

    /// <summary>Whose data it holds.</summary>
    public DatabasePlace Place { get; }

    /// <summary>What is opened.</summary>
    internal abstract Type Context { get; }

    /// <summary>Opens it.</summary>
    internal abstract DbContext Open(IDatabaseEngine engine, string connection);

    /// <summary>Opens it on a connection that is open, and stays so.</summary>
    internal abstract DbContext Open(IDatabaseEngine engine, DbConnection connection);
}

/// <inheritdoc />
/// <typeparam name="TContext">What its service opens.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="place">Whose data it holds.</param>
/// <param name="sqlite">Makes a <typeparamref name="TContext"/> of a type of its own, to which the migrations for SQLite belong.</param>
/// <param name="postgres">The same for PostgreSQL.</param>
public sealed class DatabaseModel<TContext>(
    string name, DatabasePlace place, Func<DbContextOptions<TContext>, TContext> sqlite, Func<DbContextOptions<TContext>, TContext> postgres) : DatabaseModel(name, place)
    where TContext : DbContext
{
    internal override Type Context => typeof(TContext);

    internal override DbContext Open(IDatabaseEngine engine, string connection)
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        engine.Use(builder, connection, $"migrations_{Name}");
        return engine.Choose(sqlite, postgres)(builder.Options);
    }

    internal override DbContext Open(IDatabaseEngine engine, DbConnection connection)
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        engine.Use(builder, connection, $"migrations_{Name}");
        return engine.Choose(sqlite, postgres)(builder.Options);
    }
}
