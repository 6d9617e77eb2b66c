using System.Globalization;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>Which checkpoint a proof is made against: one that was signed before where that will do, else a new one.</summary>
public static class ProofCheckpoint
{
    private const int SizesShown = 8;

    /// <summary>The last one that was signed if it is over at least <paramref name="leastSize"/> entries; else one over all that there are.</summary>
    /// <param name="checkpointFolder">The log's keys and checkpoints; made if they are missing.</param>
    public static LedgerResult<SignedNote> Over(string ledgerFolder, string checkpointFolder, long leastSize)
    {
        var stored = Stored(checkpointFolder);
        if (!stored.Succeeded) return new LedgerResult<SignedNote>(null, stored.Error);
        return stored.Value is [.., var last] && last.Checkpoint.Size >= leastSize
            ? new LedgerResult<SignedNote>(last.Note, null)
            : Sign(ledgerFolder, checkpointFolder);
    }

    /// <summary>The one over exactly <paramref name="size"/> entries, which is signed now if that is how many there are.</summary>
    public static LedgerResult<SignedNote> OfSize(string ledgerFolder, string checkpointFolder, long size, long entries)
    {
        if (size == entries) return Over(ledgerFolder, checkpointFolder, size);
        var stored = Stored(checkpointFolder);
        if (!stored.Succeeded) return new LedgerResult<SignedNote>(null, stored.Error);
        return stored.Value.FirstOrDefault(checkpoint => checkpoint.Checkpoint.Size == size) is { } found
            ? new LedgerResult<SignedNote>(found.Note, null)
            : new LedgerResult<SignedNote>(null, new LedgerError(LedgerErrorKind.Empty, $"no checkpoint over {size} entries was signed", Cure(stored.Value, entries)));
    }

    private static string Cure(IReadOnlyList<StoredCheckpoint> stored, long entries)
    {
        var sizes = stored.TakeLast(SizesShown).Select(checkpoint => checkpoint.Checkpoint.Size).Append(entries).Distinct();
        return $"there can be a proof for {string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))}";
    }

    private static LedgerResult<IReadOnlyList<StoredCheckpoint>> Stored(string folder)
    {
        if (!Path.Exists(folder)) return new LedgerResult<IReadOnlyList<StoredCheckpoint>>([], null);
        var store = CheckpointStore.Read(folder);
        return new LedgerResult<IReadOnlyList<StoredCheckpoint>>(store.Value?.Checkpoints, store.Error);
    }

    private static LedgerResult<SignedNote> Sign(string ledgerFolder, string checkpointFolder)
    {
        var signed = CheckpointSigner.Sign(ledgerFolder, checkpointFolder);
        return new LedgerResult<SignedNote>(signed.Value?.Note, signed.Error);
    }
}
