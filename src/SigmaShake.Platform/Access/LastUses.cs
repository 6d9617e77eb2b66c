using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Access;

/// <summary>
/// When sessions and tokens were used last, to within a minute: noted in memory and written together, so that reading something writes nothing. Thread-safe.
/// </summary>
internal sealed class LastUses(Databases databases, TimeProvider clock)
{
    /// <summary>How old what is stored may be.</summary>
    public static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, long> _sessions = new();
    private readonly ConcurrentDictionary<Guid, long> _tokens = new();

    /// <summary>A session was used.</summary>
    public void OfSession(Guid id, long storedMs) => Note(_sessions, id, storedMs);

    /// <summary>A token was used.</summary>
    public void OfToken(Guid id, long storedMs) => Note(_tokens, id, storedMs);

    /// <summary>Writes what was noted.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (_sessions.IsEmpty && _tokens.IsEmpty) return;
        await using var control = databases.OpenControl();
        await using var transaction = await control.Database.BeginTransactionAsync(cancellation);

        // In one order on every server, so that none waits for another that waits for it.
        foreach (var (id, ms) in Take(_sessions))
        {
            await control.Sessions.Where(row => row.Id == id && row.LastSeenMs < ms).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastSeenMs, ms), cancellation);
        }

        foreach (var (id, ms) in Take(_tokens))
        {
            await control.AccessTokens.Where(row => row.Id == id && row.LastUsedMs < ms).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastUsedMs, ms), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private void Note(ConcurrentDictionary<Guid, long> uses, Guid id, long storedMs)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (nowMs - storedMs >= Precision.TotalMilliseconds) uses[id] = nowMs;
    }

    private static List<KeyValuePair<Guid, long>> Take(ConcurrentDictionary<Guid, long> uses)
    {
        var taken = uses.OrderBy(use => use.Key).ToList();
        foreach (var use in taken) uses.TryRemove(use);
        return taken;
    }
}
