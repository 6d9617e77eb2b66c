using System.Security.Cryptography;
using SigmaShake.Ledger.Durable;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>Whether the log of <paramref name="older"/> grew into that of <paramref name="newer"/> without a change (RFC 9162, 2.1.4).</summary>
public delegate bool ConsistencyCheck(Checkpoint older, Checkpoint newer);

/// <summary>
/// This machine as a witness of the logs of others (c2sp.org/tlog-cosignature): it cosigns a checkpoint only if it follows from the last
/// one that it cosigned of that log. Thread-safe; processes take turns.
/// </summary>
/// <remarks>
/// The cosignature is handed out only after the checkpoint was made durable as the last one: a crash in between leaves a witness that
/// remembers more than it has said.
/// </remarks>
public static class Witness
{
    private const string NamePrefix = "sigmashake.local/witness-";
    private const int NameBytes = 8;
    private const int MaxKeyBytes = 512;

    /// <summary>The witness's public key, made at first need.</summary>
    /// <param name="folder">The witness's own folder; made (mode 0700) if only its last part is missing.</param>
    public static LedgerResult<CosignerKey> PublicKey(string folder)
    {
        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return new LedgerResult<CosignerKey>(null, opened.Error);
        using var handle = opened.Value;
        var loaded = LoadOrMake(handle);
        if (!loaded.Succeeded) return new LedgerResult<CosignerKey>(null, loaded.Error);
        using var key = loaded.Value;
        return new LedgerResult<CosignerKey>(key.Verifier, null);
    }

    /// <summary>Cosigns the checkpoint of another log, or says why not.</summary>
    /// <param name="folder">The witness's own folder; made (mode 0700) if only its last part is missing.</param>
    /// <param name="note">The checkpoint, as its log signed it.</param>
    /// <param name="log">The log's key, from a source that can be trusted.</param>
    /// <param name="isConsistent">How a log that has grown is proven to have only grown; null where no proof was given, which refuses it.</param>
    /// <param name="now">The time that the cosignature bears.</param>
    /// <returns>The note with one signature more.</returns>
    public static LedgerResult<SignedNote> Cosign(
        string folder, ReadOnlySpan<byte> note, VerifierKey log, ConsistencyCheck? isConsistent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(log);
        const string subject = "the note";
        var parsed = SignedNote.Parse(note);
        if (!parsed.Succeeded) return Refused(LedgerError.From(LedgerErrorKind.NotVerified, subject, parsed.Error));
        if (NoteVerification.Verify(parsed.Value, [log]).Error is { } unsigned) return Refused(LedgerError.From(LedgerErrorKind.NotVerified, subject, unsigned));
        var checkpoint = Checkpoint.Parse(parsed.Value.TextBytes.Span);
        if (!checkpoint.Succeeded) return Refused(LedgerError.From(LedgerErrorKind.NotVerified, subject, checkpoint.Error));

        // Else whoever has any key could speak for any log, and spoil what is remembered of it.
        if (checkpoint.Value.Origin != log.Name)
            return Refused(new LedgerError(LedgerErrorKind.NotVerified, $"the key is called `{log.Name}`, and the log `{checkpoint.Value.Origin}`", "name the log's own key"));

        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return Refused(opened.Error);
        using var handle = opened.Value;
        var loaded = LoadOrMake(handle);
        if (!loaded.Succeeded) return Refused(loaded.Error);
        using var key = loaded.Value;
        return Cosign(handle, parsed.Value, checkpoint.Value, key, isConsistent, now);
    }

    private static LedgerResult<SignedNote> Cosign(
        CheckpointFolder folder, SignedNote note, Checkpoint checkpoint, CosignerSecret key, ConsistencyCheck? isConsistent, DateTimeOffset now)
    {
        if (WitnessMemory.Recall(folder, checkpoint.Origin, key.Verifier, out var last) is { } error) return Refused(error);
        if (last is not null && Objection(last, checkpoint, isConsistent) is { } objection) return Refused(objection);

        var signature = key.Cosign(note.TextBytes.Span, now);
        if (note.With(signature) is not { } cosigned)
            return Refused(new LedgerError(LedgerErrorKind.NotVerified, $"the note bears {NoteLimits.MaxSignatures} signatures, and no more fit", "take some off"));
        return WitnessMemory.Keep(folder, checkpoint.Origin, note, signature) is { } notKept ? Refused(notKept) : new LedgerResult<SignedNote>(cosigned, null);
    }

    private static LedgerError? Objection(Checkpoint last, Checkpoint next, ConsistencyCheck? isConsistent)
    {
        if (next.Size < last.Size)
            return Contradicted($"the log `{last.Origin}` had {last.Size} entries when it was last cosigned, and now claims {next.Size}");
        if (next.Size == last.Size)
            return next.Root.SequenceEqual(last.Root) ? null : Contradicted($"the log `{last.Origin}` shows two different trees of {last.Size} entries");
        if (isConsistent is null)
        {
            return new LedgerError(
                LedgerErrorKind.NotVerified,
                $"the log `{last.Origin}` has grown from {last.Size} to {next.Size} entries, and nothing proves that it only grew",
                $"ask for what `ssg audit prove --from {last.Size}` prints there, and give that");
        }

        return isConsistent(last, next)
            ? null
            : Contradicted($"the proof does not show that the log `{last.Origin}` only grew from {last.Size} to {next.Size} entries");
    }

    private static LedgerError Contradicted(string message) => new(
        LedgerErrorKind.Contradicted, message, "keep the note as evidence, and ask whoever runs the log");

    private static LedgerResult<CosignerSecret> LoadOrMake(CheckpointFolder folder)
    {
        if (!folder.Contains(CheckpointFiles.Key)) return Make(folder);
        var read = folder.ReadSecret(CheckpointFiles.Key, MaxKeyBytes);
        if (!read.Succeeded) return new LedgerResult<CosignerSecret>(null, read.Error);
        var parsed = CosignerSecret.Parse(read.Value);
        CryptographicOperations.ZeroMemory(read.Value);
        return parsed.Succeeded
            ? new LedgerResult<CosignerSecret>(parsed.Value, null)
            : new LedgerResult<CosignerSecret>(null, LedgerError.From(LedgerErrorKind.Damaged, $"`{folder.PathOf(CheckpointFiles.Key)}`", parsed.Error));
    }

    private static LedgerResult<CosignerSecret> Make(CheckpointFolder folder)
    {
        Span<byte> lot = stackalloc byte[NameBytes];
        SystemRandom.Fill(lot);
        var key = CosignerSecret.Generate(NamePrefix + Convert.ToHexStringLower(lot));
        var text = key.ToSecretText();
        var error = folder.Write(CheckpointFiles.Key, text);
        CryptographicOperations.ZeroMemory(text);
        if (error is null) return new LedgerResult<CosignerSecret>(key, null);
        key.Dispose();
        return new LedgerResult<CosignerSecret>(null, error);
    }

    private static LedgerResult<SignedNote> Refused(LedgerError error) => new(null, error);
}
