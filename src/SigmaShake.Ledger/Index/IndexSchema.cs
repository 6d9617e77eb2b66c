namespace SigmaShake.Ledger.Index;

/// <summary>
/// The tables. The log stays the truth: an entry has its place in the file here, its numbers, and the words by which it is found. Words lie in
/// shards, so that the newest entries are searched first, and the words of erased ones go with one table.
/// </summary>
internal static class IndexSchema
{
    /// <summary>Of tables and words. An index of another version is thrown away.</summary>
    public const int Version = 3;

    /// <summary>How many entries have their words in one table: 2^16.</summary>
    public const int ShardBits = 16;

    public const int ShardEntries = 1 << ShardBits;

    /// <summary>
    /// The rollback journal takes back what a killed process left half done.
    /// </summary>
    public const string Settings = """
        PRAGMA journal_mode=DELETE;
        PRAGMA synchronous=NORMAL;
        PRAGMA temp_store=MEMORY;
        PRAGMA cache_size=-32768;
        PRAGMA trusted_schema=OFF;
        """;

    public const string Tables = """
        CREATE TABLE state(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE value(id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(facet, text));
        CREATE TABLE entry(
          id INTEGER PRIMARY KEY, time INTEGER NOT NULL, offset INTEGER NOT NULL,
          kind INTEGER, decision INTEGER, agent INTEGER, tool INTEGER, rule INTEGER, project INTEGER, session INTEGER, duration INTEGER,
          erased INTEGER NOT NULL);
        """;

    public static string Table(long shard) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"words_{shard}");

    /// <summary>Words only, neither their text nor their places: those are in the log, and whatever is found is held against it.</summary>
    public static string CreateShard(long shard) =>
        $"CREATE VIRTUAL TABLE IF NOT EXISTS {Table(shard)} USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')";
}
