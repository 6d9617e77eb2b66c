using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>
/// Takes in what a witness has signed beside the log. From then on whoever trusts the witness need not trust the machine: it would have
/// to deceive both.
/// </summary>
public static class CosignatureIntake
{
    /// <summary>
    /// Verifies the cosignature of <paramref name="witness"/> on a checkpoint of this log, and keeps it, durably: first who the witness is, then
    /// the note with one line more. A crash between the two leaves a witness without a cosignature.
    /// </summary>
    /// <param name="folder">The folder of keys and checkpoints.</param>
    /// <param name="note">The note as the witness gave it.</param>
    /// <param name="witness">The witness's key, from a source that can be trusted.</param>
    /// <returns>The checkpoint with all its signatures. Of one witness only the latest is kept.</returns>
    public static LedgerResult<StoredCheckpoint> Accept(string folder, ReadOnlySpan<byte> note, CosignerKey witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        var parsed = SignedNote.Parse(note);
        if (!parsed.Succeeded) return Refused(LedgerError.From(LedgerErrorKind.NotVerified, "the note", parsed.Error));
        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return Refused(opened.Error);
        using var handle = opened.Value;
        var read = CheckpointStore.ReadIntact(handle);
        if (!read.Succeeded) return Refused(read.Error);
        var store = read.Value;

        var own = store.Checkpoints.FirstOrDefault(checkpoint => checkpoint.Note.TextBytes.Span.SequenceEqual(parsed.Value.TextBytes.Span));
        if (own is null)
            return Refused(NotVerified("the note is over none of this log's checkpoints", "hand the witness what `ssg audit checkpoint` prints"));
        if (store.Keys.Any(key => key.Key.Equals(witness.Key)))
            return Refused(NotVerified($"`{witness.Name}` is the log's own key, which witnesses nothing", "name the key of somebody else"));
        var verified = NoteVerification.Verify(parsed.Value, [witness]);
        if (!verified.Succeeded) return Refused(LedgerError.From(LedgerErrorKind.NotVerified, "the note", verified.Error));
        return Keep(handle, store, own, witness.LatestOn(parsed.Value)!, witness);
    }

    private static LedgerResult<StoredCheckpoint> Keep(
        CheckpointFolder folder, CheckpointStore store, StoredCheckpoint own, NoteSignature signature, CosignerKey witness)
    {
        var known = store.Witnesses.FirstOrDefault(key => key.ToString() == witness.ToString());
        if (store.Witnesses.FirstOrDefault(key => key != known && key.Name == witness.Name && key.KeyId == witness.KeyId) is not null)
            return Refused(NotVerified($"another witness is called `{witness.Name}` and has the same key id", "ask the witness for another name"));

        var old = witness.LatestOn(own.Note);
        if (old is not null && CosignerKey.TimeOf(old) >= CosignerKey.TimeOf(signature)) return new LedgerResult<StoredCheckpoint>(own, null);
        var note = (old is null ? own.Note : own.Note.Without(old)).With(signature);
        if (note is null) return Refused(NotVerified($"checkpoint {own.Checkpoint.Size} bears {NoteLimits.MaxSignatures} signatures, and no more fit", "have a later one cosigned"));

        var error = known is null ? WitnessList.Write(folder, [.. store.Witnesses, witness]) : null;
        error ??= folder.Write(CheckpointFiles.Checkpoint(own.Checkpoint.Size), note.ToBytes());
        IEnumerable<CosignerKey> witnesses = old is null ? [.. own.Witnesses, witness] : own.Witnesses;
        return error is null ? new LedgerResult<StoredCheckpoint>(new StoredCheckpoint(own.Checkpoint, note, [.. witnesses]), null) : Refused(error);
    }

    private static LedgerError NotVerified(string message, string help) => new(LedgerErrorKind.NotVerified, message, help);

    private static LedgerResult<StoredCheckpoint> Refused(LedgerError error) => new(null, error);
}
