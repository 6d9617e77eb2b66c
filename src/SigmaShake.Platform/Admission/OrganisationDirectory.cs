using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Admission;

/// <summary>
/// Organisations by name, so that a request of one that is busy asks no database for it. What is known is never older than <see cref="MaxAge"/>: those that
/// were asked for lately are read again together before that, all others when they are asked for. Names that nobody has are kept likewise, so that the time of
/// an answer does not tell them apart. Thread-safe.
/// </summary>
internal sealed class OrganisationDirectory(Databases databases, TimeProvider clock)
{
    /// <summary>How long what is known may be relied on.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(900);

    private const int MaxNames = 20_000;
    private const int NamesInQuery = 500;

    private static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The organisation of a name; null for none.</summary>
    public async ValueTask<OrganisationEntry?> FindAsync(string name, CancellationToken cancellation)
    {
        if (!Slug.IsValid(name)) return null;
        var now = clock.GetTimestamp();
        if (_known.TryGetValue(name, out var known) && clock.GetElapsedTime(known.ReadAt, now) < MaxAge)
        {
            known.AskedAt = now;
            return known.Entry;
        }

        var entry = (await ReadAsync([name], cancellation)).GetValueOrDefault(name);
        if (known is not null || _known.Count < MaxNames) _known[name] = new Known(entry, now) { AskedAt = now };
        return entry;
    }

    /// <summary>Has a name be asked for anew: somebody has it now.</summary>
    public void Forget(string name) => _known.TryRemove(name, out _);

    /// <summary>Reads again what was asked for lately, and forgets the rest.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        foreach (var (name, known) in _known)
        {
            if (clock.GetElapsedTime(known.AskedAt, now) > QuietAfter) _known.TryRemove(name, out _);
        }

        foreach (var names in _known.Keys.Chunk(NamesInQuery))
        {
            // Read before the query, so that nothing seems younger than it is.
            now = clock.GetTimestamp();
            var entries = await ReadAsync(names, cancellation);
            foreach (var name in names)
            {
                if (_known.TryGetValue(name, out var known)) _known.TryUpdate(name, new Known(entries.GetValueOrDefault(name), now) { AskedAt = known.AskedAt }, known);
            }
        }
    }

    // The version first: a list that is younger than it is read once more, and never one that is older.
    private async Task<Dictionary<string, OrganisationEntry>> ReadAsync(string[] names, CancellationToken cancellation)
    {
        await using var control = databases.OpenControl();
        var rows = await control.Organisations.Where(row => names.Contains(row.Name)).Select(row => new { row.Id, row.Name, row.Region, row.AccessVersion, IsMoving = row.MovingTo != null, row.IsClosed }).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var ranges = ids.Count == 0
            ? []
            : await control.AllowedRanges.Where(row => ids.Contains(row.OrganisationId)).Select(row => new { row.OrganisationId, row.Range }).ToListAsync(cancellation);
        var lists = ranges.ToLookup(row => row.OrganisationId, row => RangeOf(row.Range));
        var entries = new Dictionary<string, OrganisationEntry>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!OrganisationId.TryParse(row.Id, out var id)) continue;
            var move = row.IsClosed ? MovePhase.Closed : row.IsMoving ? MovePhase.Copying : MovePhase.None;
            entries[row.Name] = new OrganisationEntry(id, row.Region, row.AccessVersion, lists.Contains(row.Id) ? new Allowlist([.. lists[row.Id]]) : Allowlist.Everywhere, move);
        }

        return entries;
    }

    private static AddressRange RangeOf(string text) => AddressRange.TryParse(text, out var range)
        ? range
        : throw new PlatformException("a range of an allowlist cannot be read", "restore the control database from your backup");

    private sealed class Known(OrganisationEntry? entry, long readAt)
    {
        public OrganisationEntry? Entry { get; } = entry;

        public long ReadAt { get; } = readAt;

        public long AskedAt { get; set; }
    }
}
