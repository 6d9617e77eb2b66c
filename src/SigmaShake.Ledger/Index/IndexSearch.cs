using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>One search: the index names entries that may be meant, newest first, and the log says which are.</summary>
internal sealed class IndexSearch(Database database, EntryReader entries)
{
    private readonly List<EntryContent> _found = [];
    private readonly List<long> _lost = [];
    private long _erased;

    public SearchResult Run(EntryFilter filter, SearchText text, int limit)
    {
        var query = FilterQuery.Of(database, filter);
        var hasMore = query.Unknown is null && Collect(query, text, limit);
        return new SearchResult { Entries = _found, HasMore = hasMore, Lost = _lost, ErasedEntries = _erased, Unknown = query.Unknown };
    }

    /// <summary>Whether there was more than the limit.</summary>
    private bool Collect(FilterQuery query, SearchText text, int limit)
    {
        using var place = database.Prepare("SELECT offset FROM entry WHERE id = ?");
        foreach (var id in Candidates(query, text))
        {
            var isThere = place.Bind(1, id).Step();
            var offset = isThere ? place.Integer(0) : -1;
            place.Reset();
            if (Read(id, offset, text, query.Expression().Length == 0) is not { } content || !query.Holds(content)) continue;
            if (!text.IsEmpty && !text.IsIn([.. content.Texts()])) continue;
            if (_found.Count == limit) return true;
            _found.Add(content);
        }

        return false;
    }

    private EntryContent? Read(long id, long offset, SearchText text, bool isDamageShown)
    {
        var isThere = entries.Load(offset);
        var payload = isThere ? entries.UnprovenPayload : [];

        // What the ledger says about itself is found by a sentence that is not in the payload.
        if (!payload.IsEmpty && entries.Kind is not (EntryKind.Recovered or EntryKind.Erasure) && !text.MayBeIn(payload)) return null;

        var entry = isThere ? entries.Decode() : null;
        if (entry?.Payload is not null && entry.Index == id) return EntryContent.Of(entry);
        if (entry is { IsErased: true } && entry.Index == id) _erased++;
        else _lost.Add(id);

        // Where nothing is asked but the newest, its place says that it is damaged; whether it has what is looked for nobody knows.
        return text.IsEmpty && isDamageShown && entry is { IsErased: false } && entry.Index == id ? EntryContent.Of(entry) : null;
    }

    private IEnumerable<long> Candidates(FilterQuery query, SearchText text)
    {
        var expression = string.Join(" AND ", new[] { query.Expression(), text.Expression() }.Where(part => part.Length > 0));
        return expression.Length == 0 ? All(query) : Found(query, expression);
    }

    private IEnumerable<long> All(FilterQuery query)
    {
        using var all = database.Prepare("SELECT id FROM entry WHERE id BETWEEN ? AND ? AND erased = 0 ORDER BY id DESC");
        all.Bind(1, query.First).Bind(2, query.Last);
        while (all.Step()) yield return all.Integer(0);
    }

    private IEnumerable<long> Found(FilterQuery query, string expression)
    {
        foreach (var shard in Shards(query))
        {
            var table = IndexSchema.Table(shard);
            using var found = database.Prepare($"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC");
            found.Bind(1, expression).Bind(2, query.First).Bind(3, query.Last);
            while (found.Step()) yield return found.Integer(0);
        }
    }

    /// <summary>The shards that hold entries of that time, newest first.</summary>
    private List<long> Shards(FilterQuery query)
    {
        var shards = new List<long>();
        using var tables = database.Prepare("SELECT CAST(substr(name, 7) AS INTEGER) AS shard FROM sqlite_schema WHERE name GLOB 'words_*' AND sql LIKE 'CREATE VIRTUAL%' ORDER BY shard DESC");
        while (tables.Step())
        {
            var shard = tables.Integer(0);
            if (shard <= query.Last >> IndexSchema.ShardBits && shard >= query.First >> IndexSchema.ShardBits) shards.Add(shard);
        }

        return shards;
    }
}
