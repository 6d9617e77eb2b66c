using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>One database as it stood at one moment, whatever is written to it meanwhile, for the models of all services. For one caller, who disposes it.</summary>
internal sealed class ReadMoment(IDatabaseEngine engine, DbConnection connection, DbTransaction moment) : IAsyncDisposable
{
    /// <summary>Opens a model in it. One at a time, and disposed before this.</summary>
    public DbContext Open(DatabaseModel model)
    {
        var context = model.Open(engine, connection);
        context.Database.UseTransaction(moment);
        return context;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await moment.DisposeAsync();
        await connection.DisposeAsync();
    }
}
