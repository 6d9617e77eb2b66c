using System.Data.Common;
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

    /// <summary>Whether the database is there.</summary>
    Task<bool> ExistsAsync(string connection, CancellationToken cancellation);

    /// <summary>Removes a database, with whatever is connected to it; one that is not there is removed.</summary>
    Task RemoveAsync(string connection, CancellationToken cancellation);

    /// <summary>Sees to it that what was deleted from the control database does not lie about in its files. Keeps nobody waiting for longer than seconds.</summary>
    /// <exception cref="PlatformException">Somebody still reads what was: it can be done later.</exception>
    Task ScrubControlAsync(CancellationToken cancellation);

    /// <summary>Writes the database as it stands at one moment into a file that is not there yet, while others write to it.</summary>
    Task SaveAsync(string connection, string file, CancellationToken cancellation);

    /// <summary>Makes a database that is not there yet out of such a file.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="file">The file.</param>
    /// <param name="prepareAsync">Makes the tables of an empty database, as they were by the migrations that its file names.</param>
    /// <param name="cancellation">Ends it, and leaves what was made.</param>
    Task LoadAsync(string connection, string file, Func<IReadOnlyCollection<string>, Task> prepareAsync, CancellationToken cancellation);

    /// <summary>Keeps everybody from writing to a database, once those who write have ended; who reads goes on.</summary>
    /// <exception cref="PlatformException">Somebody writes for too long.</exception>
    Task<DatabaseHold> HoldAsync(string connection, CancellationToken cancellation);

    /// <summary>Whether a database is there and was emptied for good (<see cref="DatabaseHold.RetireAsync"/>).</summary>
    Task<bool> IsRetiredAsync(string connection, CancellationToken cancellation);

    /// <summary>Whether two connections lead to the same server.</summary>
    Task<bool> AreOnOneServerAsync(string one, string other, CancellationToken cancellation);

    /// <summary>Opens a database for reading it as it stands at this moment; the caller disposes both.</summary>
    Task<(DbConnection Connection, DbTransaction Moment)> BeginReadingAsync(string connection, CancellationToken cancellation);

    /// <summary>Closes what is kept open of databases that are gone: another process has removed or moved them.</summary>
    void CloseGone();

    /// <summary>The same database by a connection that is closed after use and counts for nothing: for what is done rarely, by one at a time.</summary>
    string Unpooled(string connection);

    /// <summary>Sets a context up.</summary>
    void Use(DbContextOptionsBuilder builder, string connection, string historyTable);

    /// <summary>Sets a context up on a connection that is open, and is not the context's to close.</summary>
    void Use(DbContextOptionsBuilder builder, DbConnection connection, string historyTable);

    /// <summary>The one of two that is for this engine.</summary>
    T Choose<T>(T sqlite, T postgres);

    /// <summary>Why <see cref="ScrubControlAsync"/> was not done.</summary>
    protected static PlatformException StillRead(Exception? inner = null) =>
        new("what was deleted still lies in the files of the control database, because somebody reads it", "the server goes on with that by itself once backups and exports have ended", inner);
}
