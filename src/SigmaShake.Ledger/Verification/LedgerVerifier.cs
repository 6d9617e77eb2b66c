using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Verification;

/// <summary>Verifies a ledger from nothing but its bytes.</summary>
public static class LedgerVerifier
{
    private const string NotCovered = "no checkpoint covers it";

    /// <summary>Recomputes every checksum, commitment and leaf hash in <paramref name="folder"/>, and the root over all leaves.</summary>
    /// <returns>The report, also of a damaged ledger; an error only where it cannot be opened.</returns>
    public static LedgerResult<VerificationReport> Verify(string folder)
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return new LedgerResult<VerificationReport>(null, opened.Error);
        using var reader = opened.Value;

        var tree = new MerkleFrontier();
        var erased = 0L;
        var isComplete = true;
        foreach (var entry in reader.Entries())
        {
            isComplete &= entry.Index == tree.Size;
            tree.Add(entry.LeafHash);
            if (entry.IsErased) erased++;
        }

        isComplete &= !reader.Problems.Any(p => p.Kind is LedgerProblemKind.DamagedFrame or LedgerProblemKind.NewerFormat);
        return new LedgerResult<VerificationReport>(
            new VerificationReport
            {
                Size = tree.Size,
                RootHash = isComplete ? tree.Root() : null,
                SizeBytes = reader.SizeBytes,
                ErasedEntries = erased,
                TornBytes = reader.TornBytes,
                Problems = reader.Problems,
                ProblemCount = reader.ProblemCount,
                Coverage = NotCovered,
            },
            null);
    }
}
