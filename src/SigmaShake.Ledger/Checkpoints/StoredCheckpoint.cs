using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>A checkpoint that the log has signed, all of its signatures verified.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Note">The note with all signatures.</param>
/// <param name="Witnesses">Who has cosigned it.</param>
public sealed record StoredCheckpoint(Checkpoint Checkpoint, SignedNote Note, IReadOnlyList<CosignerKey> Witnesses)
{
    /// <summary>
    /// Reads the file <paramref name="name"/>. A note may bear signatures of strangers, but nothing puts any on those that are kept here: one
    /// that is not of the log's key at that size or of a known witness is one that was changed.
    /// </summary>
    internal static StoredCheckpoint? Read(CheckpointFolder folder, string name, KeyChain keys, IReadOnlyList<CosignerKey> witnesses, out string problem)
    {
        var read = folder.Read(name, NoteLimits.MaxBytes);
        problem = read.Error?.Message ?? "";
        if (!read.Succeeded) return null;
        var parsed = SignedNote.Parse(read.Value);
        problem = parsed.Error?.Message ?? "";
        if (!parsed.Succeeded) return null;
        var text = Checkpoint.Parse(parsed.Value.TextBytes.Span);
        problem = text.Error?.Message ?? "";
        if (!text.Succeeded) return null;

        problem = "it is not what its name says";
        if (text.Value.Origin != keys.First.Name || name != CheckpointFiles.Checkpoint(text.Value.Size)) return null;

        var key = keys.KeyFor(text.Value.Size);
        var verified = NoteVerification.Verify(parsed.Value, [key, .. witnesses]);
        problem = verified.Error?.Message ?? "";
        if (!verified.Succeeded) return null;

        problem = "it bears a signature that is neither the log's nor that of a known witness";
        if (!verified.Value.Contains(key) || verified.Value.Count != parsed.Value.Signatures.Count) return null;
        return new StoredCheckpoint(text.Value, parsed.Value, [.. verified.Value.OfType<CosignerKey>()]);
    }
}
