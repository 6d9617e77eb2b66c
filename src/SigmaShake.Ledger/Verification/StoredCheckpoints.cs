using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Verification;

/// <summary>The checkpoints of a ledger while it is verified.</summary>
internal sealed class StoredCheckpoints
{
    private readonly List<LedgerProblem> _problems;

    private StoredCheckpoints(CheckpointMatch match, IEnumerable<string> problems)
    {
        Match = match;
        _problems = [.. problems.Select(message => new LedgerProblem(LedgerProblemKind.DamagedCheckpoint, 0, 0, message))];
    }

    public CheckpointMatch Match { get; }

    /// <summary>Those in <paramref name="folder"/>; none where it is null or not there. An error where it cannot be opened.</summary>
    public static LedgerResult<StoredCheckpoints> Read(string? folder)
    {
        if (folder is null || !Path.Exists(folder)) return Of(new StoredCheckpoints(new CheckpointMatch([]), []));
        var read = CheckpointStore.Read(folder);
        return read.Succeeded
            ? Of(new StoredCheckpoints(new CheckpointMatch(read.Value.Checkpoints), read.Value.Problems.Select(problem => problem.ToString())))
            : new LedgerResult<StoredCheckpoints>(null, read.Error);
    }

    /// <summary>What is damaged among them, and what the ledger contradicts.</summary>
    /// <param name="entries">How many entries there are.</param>
    /// <param name="isComplete">Whether no leaf is missing: only then is a checkpoint over more entries one that they contradict.</param>
    public List<LedgerProblem> Problems(long entries, bool isComplete)
    {
        var problems = new List<LedgerProblem>(_problems);
        problems.AddRange(Match.Contradicted.Select(checkpoint => Contradiction(checkpoint, CheckpointMatch.Differs(checkpoint))));
        if (isComplete) problems.AddRange(Match.Beyond.Select(checkpoint => Contradiction(checkpoint, CheckpointMatch.IsCut(checkpoint, entries))));
        return problems;
    }

    private static LedgerResult<StoredCheckpoints> Of(StoredCheckpoints checkpoints) => new(checkpoints, null);

    private static LedgerProblem Contradiction(StoredCheckpoint checkpoint, string message) =>
        new(LedgerProblemKind.Contradicted, 0, checkpoint.Checkpoint.Size - 1, message);
}
