using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>Puts entries and their words into the tables, in the order of the log.</summary>
internal sealed class EntryTable : IDisposable
{
    // The words of an entry wait in memory until so many bytes of them are there; fewer pieces have to be merged.
    private const int PendingBytes = 64 << 20;

    private readonly Database _database;
    private readonly ValueTable _values;
    private readonly Statement _add;
    private readonly WordList _words = new();
    private Statement? _addWords;
    private long _shard = -1;

    public EntryTable(Database database)
    {
        _database = database;
        _values = new ValueTable(database);
        _add = database.Prepare(
            "INSERT OR IGNORE INTO entry(id, time, offset, kind, decision, agent, tool, rule, project, session, duration, erased) VALUES(?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id");
    }

    /// <summary>Adds an entry; one whose number is there already stays out, for the first of that number is the log's.</summary>
    public void Add(LedgerEntry entry)
    {
        var content = EntryContent.Of(entry);
        _words.Clear();
        _add.Bind(1, entry.Index).Bind(2, entry.TimeMs).Bind(3, entry.Offset);
        var facets = Facets.Of(content);
        for (var i = 0; i < Facets.Count; i++)
        {
            // Of an erased entry only its kind is left.
            long? number = facets[i] is { Length: > 0 } text ? _values.NumberOf((Facet)i, text) : null;
            _add.Bind(4 + i, number);
            if (number is { } known) _words.AddRaw(Facets.Word(known));
        }

        var isNew = _add.Bind(4 + Facets.Count, content.DurationUs).Bind(5 + Facets.Count, entry.IsErased ? 1 : 0).Step();
        while (isNew && _add.Step())
        {
        }

        _add.Reset();
        if (isNew) AddWords(content);
    }

    /// <summary>Lays the words of the shard at hand together; it is complete.</summary>
    public void FinishShard()
    {
        if (_shard >= 0) _database.Execute($"INSERT INTO {IndexSchema.Table(_shard)}({IndexSchema.Table(_shard)}) VALUES('optimize')");
    }

    public void Dispose()
    {
        _addWords?.Dispose();
        _add.Dispose();
        _values.Dispose();
    }

    private void AddWords(EntryContent content)
    {
        foreach (var text in content.Texts()) _words.Add(text);
        _words.AddEnds(content.Subject);
        Open(content.Entry.Index >> IndexSchema.ShardBits);
        _addWords!.Bind(1, content.Entry.Index).Bind(2, _words.Written).Run();
    }

    private void Open(long shard)
    {
        if (shard == _shard) return;
        _addWords?.Dispose();
        var table = IndexSchema.Table(shard);
        _database.Execute(IndexSchema.CreateShard(shard));
        _database.Execute($"INSERT INTO {table}({table}, rank) VALUES('hashsize', {PendingBytes})");
        _addWords = _database.Prepare($"INSERT INTO {table}(rowid, words) VALUES(?, ?)");
        _shard = shard;
    }
}
