using System.Globalization;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// Takes out of the index what was erased from the log since it was read in: the words of its shard are made anew from the log, values that only
/// it had go, and the pages that held them are written over.
/// </summary>
internal sealed class ErasureSweep(string folder, Database database, EntryReader entries)
{
    /// <summary>Looks at every entry; how many had been erased since, or why the log cannot be read.</summary>
    public (long Erased, LedgerError? Error) Run(LedgerPosition end)
    {
        var (erased, shards) = Find();
        if (erased == 0) return (0, null);

        // Deleted rows and dropped tables are overwritten with zeros; what earlier work left in free pages goes with them.
        database.Execute("PRAGMA secure_delete=ON");
        foreach (var shard in shards)
        {
            if (Renew(shard, end) is { } error) return (erased, error);
        }

        database.Execute("DELETE FROM value WHERE id NOT IN (SELECT n FROM (" + string.Join(" UNION ", Columns.Select(column => $"SELECT {column} AS n FROM entry")) + ") WHERE n IS NOT NULL)");
        database.Execute("VACUUM");
        return (erased, null);
    }

    private static readonly string[] Columns = ["kind", "decision", "agent", "tool", "rule", "project", "session"];

    private (long Erased, SortedSet<long> Shards) Find()
    {
        var shards = new SortedSet<long>();
        var erased = 0L;
        using var all = database.Prepare("SELECT id, offset FROM entry WHERE erased = 0 ORDER BY id");
        while (all.Step())
        {
            if (!entries.IsErased(all.Integer(1))) continue;
            erased++;
            shards.Add(all.Integer(0) >> IndexSchema.ShardBits);
        }

        return (erased, shards);
    }

    private LedgerError? Renew(long shard, LedgerPosition end)
    {
        var first = shard << IndexSchema.ShardBits;
        var last = first + IndexSchema.ShardEntries - 1;
        var range = string.Create(CultureInfo.InvariantCulture, $"entry WHERE id BETWEEN {first} AND {last}");
        var start = database.Number($"SELECT min(offset) FROM {range}") ?? end.Offset;
        var index = database.Number($"SELECT min(id) FROM {range}") ?? first;
        var opened = LedgerReader.Open(folder, new LedgerPosition(start, index, 0));
        if (!opened.Succeeded) return opened.Error;
        using var reader = opened.Value;
        database.Execute("BEGIN IMMEDIATE");
        database.Execute($"DROP TABLE IF EXISTS {IndexSchema.Table(shard)}");
        database.Execute($"DELETE FROM {range}");
        using (var table = new EntryTable(database))
        {
            foreach (var entry in reader.Entries().TakeWhile(entry => entry.Offset < end.Offset))
            {
                if (entry.Index >= first && entry.Index <= last) table.Add(entry);
                else if (entry.Index > last) break;
            }

            table.FinishShard();
        }

        database.Execute("COMMIT");
        return null;
    }
}
