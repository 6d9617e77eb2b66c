using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Storage;

/// <summary>Looks for what is wrong with the databases, and changes nothing.</summary>
public static class DatabaseExamination
{
    /// <summary>Whether there is a control database yet.</summary>
    public static async Task<bool> IsThereAsync(Databases databases, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(databases);
        await using var control = databases.OpenControl();
        return await control.Database.CanConnectAsync(cancellation);
    }

    /// <summary>What is wrong, one after the other; nothing for databases that are whole, up to date, and open under the master key.</summary>
    public static async IAsyncEnumerable<DatabaseFault> FindAsync(Databases databases, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(databases);
        await using var control = databases.OpenControl();
        if (await FaultOfAsync("the control database", control, cancellation) is { } fault)
        {
            yield return fault;
            yield break;
        }

        foreach (var row in await control.Organisations.AsNoTracking().OrderBy(row => row.Id).Select(row => new { row.Id, row.Name, row.Region, To = row.MovingTo ?? (row.MovedFrom == null ? null : row.Region) }).ToListAsync(cancellation))
        {
            if (!OrganisationId.TryParse(row.Id, out var id)) continue;
            if (row.To is not null)
            {
                yield return new DatabaseFault($"`{row.Name}` is on its way to another region; if nobody moves it now, run `sigmashake-server organisation move {row.Name} --to {row.To}`, which goes on");
                continue;
            }

            var scope = new OrgScope(id, row.Name, row.Region, Actor.Server, Role.None);
            if (await FaultOfAsync(databases, scope, cancellation) is { } theirs) yield return theirs;
        }
    }

    private static async Task<DatabaseFault?> FaultOfAsync(Databases databases, OrgScope scope, CancellationToken cancellation)
    {
        try
        {
            await using var database = databases.Open(scope);
            if (await FaultOfAsync($"the database of `{scope.Id}`", database, cancellation) is { } fault) return fault;
            (await databases.OpenKeyAsync(scope, cancellation)).Dispose();
            return null;
        }
        catch (PlatformException e)
        {
            return new DatabaseFault(e.Message);
        }
    }

    private static async Task<DatabaseFault?> FaultOfAsync(string what, DbContext context, CancellationToken cancellation)
    {
        try
        {
            if (!await context.Database.CanConnectAsync(cancellation)) return new DatabaseFault($"{what} is not there or does not open; restore it from your backup, or start its server");
            if (context.Database.IsSqlite() && await CheckAsync(context, cancellation) is { } damage) return new DatabaseFault($"{what} is damaged ({damage}); restore it from your backup");
            return (await context.Database.GetPendingMigrationsAsync(cancellation)).Any()
                ? new DatabaseFault($"{what} is of an older version; start the server, which brings it up to date")
                : null;
        }
        catch (DbException e)
        {
            return new DatabaseFault($"{what} cannot be read ({e.Message.ReplaceLineEndings(" ")}); restore it from your backup");
        }
    }

    private static async Task<string?> CheckAsync(DbContext context, CancellationToken cancellation)
    {
        var lines = await context.Database.SqlQueryRaw<string>("PRAGMA quick_check(1)").ToListAsync(cancellation);
        return lines is ["ok"] ? null : string.Join(" ", lines).ReplaceLineEndings(" ");
    }
}

/// <summary>Something that is wrong with a database.</summary>
/// <param name="Text">One line, with the cure.</param>
public sealed record DatabaseFault(string Text);
