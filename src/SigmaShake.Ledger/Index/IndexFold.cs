using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>Reads into an index what the log has and it has not yet. One transaction for each shard: a killed process loses no more than that.</summary>
internal sealed class IndexFold(string folder, Database database, IndexOptions options)
{
    private const int EntriesBetweenProgress = 4096;

    /// <summary>An erasure that was still under way when its entry was read in is seen by the commands that follow within this time: ten minutes.</summary>
    public const long SweepMs = 10 * 60 * 1000;

    /// <summary>How many entries were read in.</summary>
    public long Entries { get; private set; }

    /// <summary>Problems of the log behind its last whole entry.</summary>
    public long ProblemsAtEnd { get; private set; }

    /// <summary>The number of the file that was read in.</summary>
    public ulong FileNumber { get; private set; }

    /// <summary>Folds to the end; where folding is now, or why the log cannot be read.</summary>
    public LedgerResult<IndexState> Run(IndexState state)
    {
        var opened = LedgerReader.Open(folder, state.Position);
        if (!opened.Succeeded) return new LedgerResult<IndexState>(null, opened.Error);
        using var reader = opened.Value;
        FileNumber = reader.FileNumber;
        using var table = new EntryTable(database);
        var shard = -1L;
        var problemsBefore = state.Problems;
        database.Execute("BEGIN IMMEDIATE");
        foreach (var entry in reader.Entries())
        {
            var next = entry.Index >> IndexSchema.ShardBits;
            if (shard >= 0 && next != shard)
            {
                table.FinishShard();
                Commit(state);
                database.Execute("BEGIN IMMEDIATE");
            }

            shard = next;
            table.Add(entry);
            state = After(state, entry, problemsBefore + reader.ProblemCount);
            if (++Entries % EntriesBetweenProgress == 0) options.Progress?.Invoke(new FoldProgress(entry.Offset, reader.SizeBytes, Entries));
        }

        Commit(state);
        ProblemsAtEnd = reader.Problems.Count(problem => problem.Offset >= state.Position.Offset && problem.Kind != LedgerProblemKind.TornTail);
        return new LedgerResult<IndexState>(state, null);
    }

    private void Commit(IndexState state)
    {
        state.Write(database);
        database.Execute("COMMIT");
    }

    private IndexState After(IndexState state, LedgerEntry entry, long problems) => state with
    {
        Position = new LedgerPosition(entry.Offset + entry.FrameBytes, entry.Index + 1, entry.TimeMs),
        First = state.First.Length > 0 ? state.First : entry.LeafHash.ToString(),
        LastOffset = entry.Offset,
        Last = entry.LeafHash.ToString(),
        Problems = problems,
        SweepUntilMs = MayErase(entry.Kind) ? Math.Max(state.SweepUntilMs, options.Clock.GetUtcNow().ToUnixTimeMilliseconds() + SweepMs) : state.SweepUntilMs,
    };

    /// <summary>Whether an entry of that kind may record that others were erased: every kind of which this version does not know that it does not.</summary>
    private static bool MayErase(EntryKind kind) => kind is not (EntryKind.Call or EntryKind.Recovered or EntryKind.PersonAction);
}
