using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>A new key for a log, vouched for by the old one. The old private key is gone afterwards.</summary>
/// <remarks>
/// The order, under the lock of the folder, and what a crash right behind each step leaves:
/// <list type="number">
/// <item>Write the new private key aside, durably. A crash leaves it there; the next run removes it, for nothing vouches for it.</item>
/// <item>Let the caller put the change on record. A crash leaves a record of a change that did not come to pass.</item>
/// <item>Write the hand-over, signed by both keys, durably: from here on the new key is in force. A crash leaves the old private key in its
/// place; the next run finishes step 4.</item>
/// <item>Rename the new private key over the old one, and sync the folder.</item>
/// </list>
/// </remarks>
public static class KeyRotation
{
    /// <summary>Changes the key, or says why it was not changed.</summary>
    /// <param name="folder">The folder of keys and checkpoints, in which a key is.</param>
    /// <param name="now">When.</param>
    /// <param name="record">Called before the change takes effect; what it throws ends the change.</param>
    /// <returns>The hand-over as a note: for all who hold the old public key.</returns>
    public static LedgerResult<SignedNote> Rotate(string folder, DateTimeOffset now, Action<HandOver> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return Refused(opened.Error);
        using var handle = opened.Value;
        var read = CheckpointStore.ReadIntact(handle);
        if (!read.Succeeded) return Refused(read.Error);
        var store = read.Value;
        if (store.Chain is null) return Refused(new LedgerError(LedgerErrorKind.Empty, "the log has no key yet", "`ssg audit checkpoint` makes the first one"));

        var loaded = LogIdentity.LoadOrMake(handle, store);
        if (!loaded.Succeeded) return Refused(loaded.Error);
        using var old = loaded.Value;
        using var next = SignerKey.Generate(old.Name);
        return Rotate(handle, store, old, next, now, record);
    }

    private static LedgerResult<SignedNote> Rotate(
        CheckpointFolder folder, CheckpointStore store, SignerKey old, SignerKey next, DateTimeOffset now, Action<HandOver> record)
    {
        var size = store.Checkpoints is [.., var last] ? last.Checkpoint.Size : 0;
        var handOver = new HandOver(store.HandOvers.Count + 1, old.Verifier, next.Verifier, size, Math.Max(0, now.ToUnixTimeSeconds()));
        if (LogKeyFile.Write(folder, CheckpointFiles.NextKey, next) is { } error) return Refused(error);
        record(handOver);

        var note = SignedNote.Sign(handOver.ToText(), old, next);
        return (folder.Write(CheckpointFiles.HandOver(handOver.Number), note.ToBytes()) ?? folder.Move(CheckpointFiles.NextKey, CheckpointFiles.Key)) is { } notMoved
            ? Refused(notMoved)
            : new LedgerResult<SignedNote>(note, null);
    }

    private static LedgerResult<SignedNote> Refused(LedgerError error) => new(null, error);
}
