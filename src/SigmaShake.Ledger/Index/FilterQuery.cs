using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>A filter in the numbers of the index.</summary>
internal sealed class FilterQuery
{
    private const int MaxKnown = 1_000;

    private readonly EntryFilter _filter;

    private FilterQuery(EntryFilter filter, List<(Facet Facet, List<long> Numbers)> wanted, UnknownValue? unknown, (long First, long Last) range)
    {
        _filter = filter;
        Wanted = wanted;
        Unknown = unknown;
        (First, Last) = range;
    }

    /// <summary>Each facet that is not left open, with the numbers that will do.</summary>
    public List<(Facet Facet, List<long> Numbers)> Wanted { get; }

    /// <summary>The first value that no entry has: nothing is found then.</summary>
    public UnknownValue? Unknown { get; }

    /// <summary>The first entry that is not too old.</summary>
    public long First { get; }

    /// <summary>The last entry that is not too new.</summary>
    public long Last { get; }

    public static FilterQuery Of(Database database, EntryFilter filter)
    {
        var wanted = new List<(Facet, List<long>)>();
        UnknownValue? unknown = null;
        var texts = Facets.Of(filter);
        for (var i = 0; i < Facets.Count && unknown is null; i++)
        {
            if (texts[i] is not { } text) continue;
            var facet = (Facet)i;
            var numbers = ValueTable.Meant(database, facet, text);
            if (numbers.Count == 0) unknown = new UnknownValue(facet.ToString().ToLowerInvariant(), text, [.. ValueTable.All(database, facet).Take(MaxKnown).Select(value => value.Text)]);
            wanted.Add((facet, numbers));
        }

        return new FilterQuery(filter, wanted, unknown, Range(database, filter));
    }

    /// <summary>The part of the expression for FTS5; empty if nothing is asked for.</summary>
    public string Expression() => string.Join(" AND ", Wanted.Select(wanted => $"({string.Join(" OR ", wanted.Numbers.Select(number => $"\"{Facets.Word(number)}\""))})"));

    /// <summary>Whether an entry as the log has it is meant.</summary>
    public bool Holds(EntryContent content)
    {
        if (content.Entry.Time < _filter.Since || content.Entry.Time >= _filter.Until) return false;
        var values = Facets.Of(content);
        var texts = Facets.Of(_filter);
        for (var i = 0; i < Facets.Count; i++)
        {
            if (texts[i] is { } text && !(values[i] is { } value && ValueTable.IsMeant(value, text))) return false;
        }

        return true;
    }

    private static (long First, long Last) Range(Database database, EntryFilter filter)
    {
        var last = database.Number("SELECT max(id) FROM entry") ?? -1;
        using var at = database.Prepare("SELECT id, time FROM entry WHERE id >= ? ORDER BY id LIMIT 1");
        var first = filter.Since is { } since ? FirstAt(at, since.ToUnixTimeMilliseconds(), last) : 0;
        if (filter.Until is { } until) last = FirstAt(at, until.ToUnixTimeMilliseconds(), last) - 1;
        return (first, Math.Min(last, filter.Before - 1 ?? last));
    }

    /// <summary>The first entry at or after a time; times never go back in a log.</summary>
    private static long FirstAt(Statement at, long timeMs, long last)
    {
        var (low, high) = (0L, last + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var isThere = at.Bind(1, middle).Step();
            var (id, time) = isThere ? (at.Integer(0), at.Integer(1)) : (last, long.MaxValue);
            at.Reset();
            if (time < timeMs) low = id + 1;
            else high = middle;
        }

        return low;
    }
}
