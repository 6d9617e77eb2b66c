using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Verification;

/// <summary>Verifies a ledger from nothing but its bytes, and those of its checkpoints.</summary>
public static class LedgerVerifier
{
    /// <summary>
    /// Recomputes every checksum, commitment and leaf hash in <paramref name="folder"/>, and the root over all leaves; and holds the tree
    /// against each checkpoint, whose signatures and keys are verified anew.
    /// </summary>
    /// <param name="folder">The ledger.</param>
    /// <param name="checkpointFolder">Its keys and checkpoints; null, or a folder that is not there, for none.</param>
    /// <returns>The report, also of a damaged ledger; an error only where it cannot be opened.</returns>
    public static LedgerResult<VerificationReport> Verify(string folder, string? checkpointFolder = null)
    {
        // Before the ledger, so that no checkpoint is newer than what is read of it.
        var stored = StoredCheckpoints.Read(checkpointFolder);
        if (!stored.Succeeded) return new LedgerResult<VerificationReport>(null, stored.Error);
        if (VerifyIntact(folder, stored.Value) is { } intact) return new LedgerResult<VerificationReport>(intact, null);

        // Something is wrong, and it takes a closer look to say what. The checkpoints are held against the leaves from the first one again.
        stored = StoredCheckpoints.Read(checkpointFolder);
        if (!stored.Succeeded) return new LedgerResult<VerificationReport>(null, stored.Error);
        var checkpoints = stored.Value;
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return new LedgerResult<VerificationReport>(null, opened.Error);
        using var reader = opened.Value;

        var tree = new MerkleFrontier();
        var gaps = new RecordedGaps();
        var erased = 0L;
        var isComplete = true;
        foreach (var entry in reader.Entries())
        {
            isComplete &= entry.Index == tree.Size;
            tree.Add(entry.LeafHash);
            if (isComplete) checkpoints.Match.See(tree);
            if (entry.IsErased) erased++;
            gaps.Add(entry.Kind, entry.Index, entry.Payload);
        }

        isComplete &= !reader.Problems.Any(p => p.Kind is LedgerProblemKind.DamagedFrame or LedgerProblemKind.NewerFormat);
        var contradictions = checkpoints.Problems(tree.Size, isComplete);
        return new LedgerResult<VerificationReport>(
            new VerificationReport
            {
                Size = tree.Size,
                RootHash = isComplete ? tree.Root() : null,
                SizeBytes = reader.SizeBytes,
                ErasedEntries = erased,
                TornBytes = reader.TornBytes,
                Problems = [.. reader.Problems, .. contradictions],
                ProblemCount = reader.ProblemCount + contradictions.Count,
                Gaps = gaps,
                Coverage = CheckpointCoverage.Of(checkpoints.Match),
            },
            null);
    }

    private static VerificationReport? VerifyIntact(string folder, StoredCheckpoints checkpoints)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return null;
        using var handle = opened.Value;
        if (EntriesSnapshot.Open(handle, LedgerLimits.DefaultLockTimeoutMs, out var snapshot) is not null) return null;
        using var entries = snapshot.Entries;
        var pass = new IntactPass(snapshot, checkpoints.Match);
        if (!pass.Run() || checkpoints.Problems(pass.Size, isComplete: true).Count > 0) return null;
        return new VerificationReport
        {
            Size = pass.Size,
            RootHash = pass.Root,
            SizeBytes = snapshot.SizeBytes,
            ErasedEntries = pass.ErasedEntries,
            TornBytes = 0,
            Problems = [],
            ProblemCount = 0,
            Gaps = pass.Gaps,
            Coverage = CheckpointCoverage.Of(checkpoints.Match),
        };
    }
}
