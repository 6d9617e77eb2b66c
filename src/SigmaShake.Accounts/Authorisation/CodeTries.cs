using Microsoft.EntityFrameworkCore;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>
/// Counts the codes that somebody has typed and that were none: after five they have to wait. Whoever types codes has signed in, so five tries cost an account.
/// Thread-safe, and the same for all servers of the databases.
/// </summary>
internal sealed class CodeTries(Databases databases, TimeProvider clock)
{
    /// <summary>How many.</summary>
    public const int Max = 5;

    /// <summary>How long they count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Takes a try before the code is looked at, so that many at once are not more; whether there was one left.</summary>
    public async Task<bool> TakeAsync(Guid person, CancellationToken cancellation)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sinceMs = nowMs - (long)Window.TotalMilliseconds;
        await using var database = databases.OpenControl<AccountsDatabase>();
        await database.CodeTries.Where(row => row.PersonId == person && row.SinceMs <= sinceMs).ExecuteDeleteAsync(cancellation);
        if (await TryCountAsync(database, person, cancellation)) return true;
        if (await database.CodeTries.AnyAsync(row => row.PersonId == person, cancellation)) return false;
        database.CodeTries.Add(new CodeTriesRow { PersonId = person, Failed = 1, SinceMs = nowMs });
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another try of theirs was the first.
            return await TryCountAsync(database, person, cancellation);
        }
    }

    /// <summary>Gives the last one back: the code was one. The others stay: codes of one's own cost nothing, and would buy five more guesses each.</summary>
    public async Task GiveBackAsync(Guid person, CancellationToken cancellation)
    {
        await using var database = databases.OpenControl<AccountsDatabase>();
        await database.CodeTries.Where(row => row.PersonId == person && row.Failed > 0).ExecuteUpdateAsync(row => row.SetProperty(one => one.Failed, one => one.Failed - 1), cancellation);
    }

    private static async Task<bool> TryCountAsync(AccountsDatabase database, Guid person, CancellationToken cancellation) =>
        await database.CodeTries.Where(row => row.PersonId == person && row.Failed < Max).ExecuteUpdateAsync(row => row.SetProperty(one => one.Failed, one => one.Failed + 1), cancellation) == 1;
}
