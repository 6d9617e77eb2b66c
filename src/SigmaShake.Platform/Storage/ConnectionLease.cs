using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SigmaShake.Platform.Storage;

/// <summary>The places of one context in the budget: taken before its connection is opened, returned once that is closed. For one context, as it is.</summary>
/// <param name="budget">The budget.</param>
/// <param name="database">The database.</param>
/// <param name="prepare">Is told of the database before that; null for nobody.</param>
internal sealed class ConnectionLease(ConnectionBudget budget, string database, Action<string>? prepare = null) : DbConnectionInterceptor
{
    private readonly HashSet<DbConnection> _taken = [];

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        prepare?.Invoke(database);
        budget.Take(database);
        _taken.Add(connection);
        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        prepare?.Invoke(database);
        await budget.TakeAsync(database, cancellationToken);
        _taken.Add(connection);
        return result;
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Return(connection);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Return(connection);
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Return(connection);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Return(connection);
        return Task.CompletedTask;
    }

    // A context that is left in the middle of a transaction is disposed without being closed.
    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Return(connection);

    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Return(connection);
        return Task.CompletedTask;
    }

    private void Return(DbConnection connection)
    {
        if (_taken.Remove(connection)) budget.Return(database);
    }
}
