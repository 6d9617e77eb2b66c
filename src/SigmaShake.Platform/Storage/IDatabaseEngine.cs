using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Storage;

/// <summary>What is different between SQLite and PostgreSQL. Thread-safe.</summary>
internal interface IDatabaseEngine
{
    /// <summary>How the control database is reached.</summary>
    string Control { get; }

    /// <summary>How the database of an organisation is reached.</summary>
    string ConnectionOf(string region, OrganisationId id);

    /// <summary>Makes the database if it is not there yet and opening would not make it; without tables.</summary>
    Task CreateAsync(string connection, CancellationToken cancellation);

    /// <summary>The same database by a connection that is closed after use and counts for nothing: for what is done rarely, by one at a time.</summary>
    string Unpooled(string connection);

    /// <summary>Sets a context up.</summary>
    void Use(DbContextOptionsBuilder builder, string connection, string historyTable);

    /// <summary>The one of two that is for this engine.</summary>
    T Choose<T>(T sqlite, T postgres);
}
