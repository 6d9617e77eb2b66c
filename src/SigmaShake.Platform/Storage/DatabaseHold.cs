using System.Data.Common;

namespace SigmaShake.Platform.Storage;

/// <summary>That nobody writes to a database: a transaction that has it, and that dies with its process. For one caller, who disposes it.</summary>
/// <param name="connection">The connection, open.</param>
/// <param name="transaction">What keeps others from writing.</param>
/// <param name="emptyAsync">Removes all tables in it, and leaves <see cref="Marker"/>.</param>
internal sealed class DatabaseHold(DbConnection connection, DbTransaction transaction, Func<CancellationToken, Task> emptyAsync) : IAsyncDisposable
{
    /// <summary>The table that an emptied database has.</summary>
    public const string Marker = "moved_away";

    /// <summary>
    /// Empties the database for good, all at once or not at all: whoever waited to write to it fails instead of writing what nobody would find.
    /// </summary>
    public async Task RetireAsync(CancellationToken cancellation)
    {
        await emptyAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
