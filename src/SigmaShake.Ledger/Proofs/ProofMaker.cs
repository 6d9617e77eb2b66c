using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>
/// Makes proofs from a ledger and checks each before it is handed out. Thread-safe; processes take turns at the tiles.
/// </summary>
public static class ProofMaker
{
    /// <summary>Proves that the entry at <paramref name="index"/> is in the log that <paramref name="note"/> was signed for.</summary>
    /// <param name="note">A checkpoint of this log over more than <paramref name="index"/> entries.</param>
    /// <param name="withPayload">Whether the proof shows what the entry records, where that was not erased.</param>
    /// <param name="progress">Told while entries are folded in; null for nobody.</param>
    /// <returns>A C2SP tlog-proof.</returns>
    public static LedgerResult<byte[]> ProveEntry(
        string ledgerFolder, long index, SignedNote note, bool withPayload, IProgress<LedgerProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(note);
        return WithTree(ledgerFolder, note, progress, (tree, checkpoint) =>
        {
            var evidence = EntryEvidence.Of(tree.ReadFrame(index), withPayload, out var isDamaged);
            if (isDamaged) return new LedgerResult<byte[]>(null, Damaged(ledgerFolder, $"entry {index} cannot be read as it was written"));
            var proof = new InclusionProofFile(evidence, index, [.. tree.ProveInclusion(index, checkpoint.Size)], note);
            return proof.Check(checkpoint) is { } problem ? throw new InvalidDataException(problem) : new LedgerResult<byte[]>(proof.ToBytes(), null);
        });
    }

    /// <summary>Proves that the log that <paramref name="note"/> was signed for grew out of its first <paramref name="oldSize"/> entries.</summary>
    /// <param name="oldSize">At least 1, and at most what the checkpoint is over.</param>
    /// <returns>The old size, the proof and the checkpoint, as a C2SP witness takes them.</returns>
    public static LedgerResult<byte[]> ProveGrowth(string ledgerFolder, long oldSize, SignedNote note, IProgress<LedgerProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(note);
        return WithTree(ledgerFolder, note, progress, (tree, checkpoint) =>
        {
            var path = tree.ProveConsistency(oldSize, checkpoint.Size);
            return ConsistencyProof.Verify(oldSize, checkpoint.Size, [.. path], tree.Root(oldSize), new Digest(checkpoint.Root))
                ? new LedgerResult<byte[]>(new ConsistencyProofFile(oldSize, [.. path], note).ToBytes(), null)
                : throw new InvalidDataException("the hashes do not lead to the root");
        });
    }

    /// <summary>
    /// The kept tiles save time and are believed by nobody: where what they yield does not hold, they are made anew, and only what does not hold
    /// then either is the ledger's fault.
    /// </summary>
    private static LedgerResult<byte[]> WithTree(
        string ledgerFolder, SignedNote note, IProgress<LedgerProgress>? progress, Func<LedgerTree, Checkpoint, LedgerResult<byte[]>> prove)
    {
        var parsed = Checkpoint.Parse(note.TextBytes.Span);
        if (!parsed.Succeeded) return new LedgerResult<byte[]>(null, LedgerError.From(LedgerErrorKind.NotVerified, "the checkpoint", parsed.Error));
        var checkpoint = parsed.Value;
        foreach (var startOver in (ReadOnlySpan<bool>)[false, true])
        {
            var opened = LedgerTree.Open(ledgerFolder, startOver, progress: progress);
            if (!opened.Succeeded) return new LedgerResult<byte[]>(null, opened.Error);
            using var tree = opened.Value;
            if (tree.Size < checkpoint.Size) return new LedgerResult<byte[]>(null, Contradicted(ledgerFolder, checkpoint));
            try
            {
                if (tree.Root(checkpoint.Size) == new Digest(checkpoint.Root)) return prove(tree, checkpoint);
            }
            catch (InvalidDataException)
            {
                // Once more, with tiles made anew.
            }
        }

        return new LedgerResult<byte[]>(null, Contradicted(ledgerFolder, checkpoint));
    }

    private static LedgerError Contradicted(string ledgerFolder, Checkpoint checkpoint) => new(
        LedgerErrorKind.Contradicted,
        $"`{ledgerFolder}` is not what its checkpoint over {checkpoint.Size} entries was signed for: it was cut or rewritten",
        "run `ssg audit verify`, and put the right copy back");

    private static LedgerError Damaged(string ledgerFolder, string what) => new(
        LedgerErrorKind.Damaged, $"`{ledgerFolder}` is damaged: {what}", "run `ssg audit verify`, which names everything that is wrong with it");
}
