using System.Text;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>
/// What a witness has last cosigned of each log: the note itself, one file for each origin. As it bears the witness's own signature, it
/// cannot be damaged unseen.
/// </summary>
internal static class WitnessMemory
{
    private const string Prefix = "seen.";
    private const int DigitsOfHash = 32;

    /// <summary>An origin may be any line of text, and is no name for a file.</summary>
    public static string FileOf(string origin) => Prefix + Sha256.Hash(Encoding.UTF8.GetBytes(origin)).ToString()[..DigitsOfHash];

    /// <summary>The last checkpoint of <paramref name="origin"/>; null without an error where there was none.</summary>
    public static LedgerError? Recall(CheckpointFolder folder, string origin, CosignerKey self, out Checkpoint? last)
    {
        last = null;
        var name = FileOf(origin);
        if (!folder.Contains(name)) return null;
        var read = folder.Read(name, NoteLimits.MaxBytes);
        if (!read.Succeeded) return read.Error;

        var subject = $"`{folder.PathOf(name)}`";
        var note = SignedNote.Parse(read.Value);
        if (!note.Succeeded) return LedgerError.From(LedgerErrorKind.Damaged, subject, note.Error);
        if (NoteVerification.Verify(note.Value, [self]).Error is { } notOurs) return LedgerError.From(LedgerErrorKind.Damaged, subject, notOurs);
        last = Checkpoint.Parse(note.Value.TextBytes.Span).Value;
        return last?.Origin == origin
            ? null
            : new LedgerError(LedgerErrorKind.Damaged, $"{subject}: it is about another log than its name says", "put the copy back that you kept of it");
    }

    /// <summary>Keeps the checkpoint, under the witness's signature alone.</summary>
    public static LedgerError? Keep(CheckpointFolder folder, string origin, SignedNote note, NoteSignature own)
    {
        var kept = note.With(own)!;
        foreach (var signature in note.Signatures) kept = kept.Without(signature);
        return folder.Write(FileOf(origin), kept.ToBytes());
    }
}
