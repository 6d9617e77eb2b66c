using SigmaShake.Ledger;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Reporting;

/// <summary>What a log says of itself to its witness: its checkpoint, and that it only grew since the one before.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Key">The log's key.</param>
/// <param name="LedgerFolder">The log.</param>
internal sealed record LogReport(SignedCheckpoint Checkpoint, string Key, string LedgerFolder)
{
    /// <summary>Signs what the log holds now.</summary>
    /// <param name="ledgerFolder">The log, which is there.</param>
    /// <param name="checkpoints">The folder of its keys and checkpoints.</param>
    public static LedgerResult<LogReport> Of(string ledgerFolder, string checkpoints)
    {
        var signed = CheckpointSigner.Sign(ledgerFolder, checkpoints);
        if (!signed.Succeeded) return new LedgerResult<LogReport>(null, signed.Error);
        var key = LogIdentity.PublicKey(checkpoints);
        return key.Succeeded ? new LedgerResult<LogReport>(new LogReport(signed.Value, key.Value.ToString(), ledgerFolder), null) : new LedgerResult<LogReport>(null, key.Error);
    }

    /// <summary>The evidence, with a proof from the size that the witness has seen.</summary>
    /// <param name="seenSize">That size; 0 for none. A log that is smaller proves nothing, and the witness draws its conclusion.</param>
    public LedgerResult<LogEvidence> From(long seenSize)
    {
        var size = Checkpoint.Checkpoint.Size;
        if (seenSize <= 0 || seenSize >= size) return Evidence(seenSize == size ? size : 0, []);
        var opened = LedgerTree.Open(LedgerFolder);
        if (!opened.Succeeded) return new LedgerResult<LogEvidence>(null, opened.Error);
        using var tree = opened.Value;
        try
        {
            return Evidence(seenSize, tree.ProveConsistency(seenSize, size));
        }
        catch (InvalidDataException)
        {
            return new LedgerResult<LogEvidence>(null, new LedgerError(LedgerErrorKind.Damaged, $"the tiles beside `{LedgerFolder}` do not fit", "run `ssg audit verify`"));
        }
    }

    private LedgerResult<LogEvidence> Evidence(long from, IEnumerable<Digest> path) =>
        new(new LogEvidence(Checkpoint.Note.ToString(), Key, from, [.. path.Select(Bytes)]), null);

    private static ReadOnlyMemory<byte> Bytes(Digest digest)
    {
        var bytes = new byte[Digest.Bytes];
        digest.CopyTo(bytes);
        return bytes;
    }
}
