using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Verification;

/// <summary>What was found when every entry of a ledger was computed anew.</summary>
public sealed class VerificationReport
{
    /// <summary>How many entries could be read.</summary>
    public required long Size { get; init; }

    /// <summary>The Merkle tree's root over all leaves (RFC 9162, 2.1.1); null if a leaf is missing, for then there is no tree.</summary>
    public required Digest? RootHash { get; init; }

    /// <summary>The size of the file of entries, in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>How many entries were erased on purpose. Their leaves still count.</summary>
    public required long ErasedEntries { get; init; }

    /// <summary>Bytes of an interrupted append at the end. They were never acknowledged, and are among <see cref="Problems"/> all the same.</summary>
    public required long TornBytes { get; init; }

    /// <summary>The first <see cref="LedgerReader.MaxProblems"/> problems of the entries, in file order, then those of the checkpoints.</summary>
    public required IReadOnlyList<LedgerProblem> Problems { get; init; }

    /// <summary>How many problems there are.</summary>
    public required long ProblemCount { get; init; }

    /// <summary>What the log itself records as lost. That is no problem, for it is on record.</summary>
    public required RecordedGaps Gaps { get; init; }

    /// <summary>
    /// What the checkpoints vouch for. Without one that someone else holds, an intact ledger may still be one that was rewritten as a whole,
    /// its checkpoints with it.
    /// </summary>
    public required CheckpointCoverage Coverage { get; init; }

    /// <summary>Whether no problem was found.</summary>
    public bool IsIntact => ProblemCount == 0;
}
