using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>What a proof has proved.</summary>
/// <param name="Checkpoint">What it holds against.</param>
/// <param name="Signers">The trusted keys that signed that, by name.</param>
/// <param name="Entry">The entry that is in the log; null in a proof of consistency.</param>
/// <param name="OldSize">How large the log was that it grew out of; null in a proof of inclusion.</param>
public sealed record CheckedProof(Checkpoint Checkpoint, IReadOnlyList<string> Signers, ProvedEntry? Entry, long? OldSize);

/// <summary>An entry as a proof shows it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="TimeMs">Milliseconds since 1970 UTC.</param>
/// <param name="Kind">What it records.</param>
/// <param name="LeafHash">Its leaf hash.</param>
/// <param name="Payload">UTF-8 JSON; null where it was erased or kept back, which a proof cannot tell apart.</param>
public sealed record ProvedEntry(long Index, long TimeMs, EntryKind Kind, Digest LeafHash, ReadOnlyMemory<byte>? Payload);

/// <summary>Checks a proof against keys that are known from elsewhere; no ledger is needed. Thread-safe.</summary>
public static class ProofChecker
{
    /// <summary>The largest proof, in bytes: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Help = "ask for the proof again; what this one says is not to be believed";

    /// <summary>Checks what <c>ssg audit prove</c> wrote.</summary>
    /// <param name="proof">As it was written, byte for byte.</param>
    /// <param name="trusted">The keys that are believed.</param>
    /// <param name="oldCheckpoint">The signed checkpoint that a proof of consistency starts from; null for one of inclusion.</param>
    public static LedgerResult<CheckedProof> Check(ReadOnlySpan<byte> proof, IReadOnlyCollection<INoteVerifier> trusted, ReadOnlySpan<byte> oldCheckpoint)
    {
        if (proof.Length > MaxBytes) return Refused($"it has {proof.Length} bytes, more than {MaxBytes}");
        if (ProofLines.Split(proof, out var noteBytes) is not { } head) return Refused("it has no empty line between proof and checkpoint");
        var isConsistency = ConsistencyProofFile.Begins(head[0]);
        if (!isConsistency && head[0] != InclusionProofFile.FirstLine) return Refused($"it begins neither with `{InclusionProofFile.FirstLine}` nor with `old`");

        var opened = Open(noteBytes, trusted, out var note, out var signers);
        if (!opened.Succeeded) return Refused(opened.Error.Message);
        var checkpoint = opened.Value;
        return isConsistency ? CheckConsistency(head, note!, checkpoint, signers, trusted, oldCheckpoint) : CheckInclusion(head, note!, checkpoint, signers);
    }

    private static LedgerResult<CheckedProof> CheckInclusion(string[] head, SignedNote note, Checkpoint checkpoint, IReadOnlyList<string> signers)
    {
        if (InclusionProofFile.Parse(head, note, out var problem) is not { } proof) return Refused(problem);
        if (proof.Check(checkpoint) is { } wrong) return Refused(wrong);
        var leaf = proof.Evidence.Leaf;
        // A plain null would become an empty payload, by way of an array.
        var payload = proof.Evidence.Body.IsEmpty ? default(ReadOnlyMemory<byte>?) : proof.Evidence.Bytes[(Leaf.Bytes + Commitment.SaltBytes)..];
        return Proved(new CheckedProof(checkpoint, signers, new ProvedEntry(leaf.Index, leaf.TimeMs, leaf.Kind, proof.Evidence.LeafHash, payload), null));
    }

    private static LedgerResult<CheckedProof> CheckConsistency(
        string[] head, SignedNote note, Checkpoint checkpoint, IReadOnlyList<string> signers, IReadOnlyCollection<INoteVerifier> trusted, ReadOnlySpan<byte> oldCheckpoint)
    {
        if (ConsistencyProofFile.Parse(head, note, out var problem) is not { } proof) return Refused(problem);
        if (oldCheckpoint.IsEmpty)
        {
            return new LedgerResult<CheckedProof>(null, new LedgerError(
                LedgerErrorKind.NotVerified,
                $"this proof starts from the checkpoint of {proof.OldSize} entries, which is not in it",
                "give the file of that checkpoint too (`--old FILE`); it is the one that you hold from before"));
        }

        var old = Open(oldCheckpoint, trusted, out _, out _);
        if (!old.Succeeded) return Refused($"of the older checkpoint: {old.Error.Message}");
        return proof.Check(old.Value, checkpoint) is { } wrong ? Refused(wrong) : Proved(new CheckedProof(checkpoint, signers, null, proof.OldSize));
    }

    private static SigningResult<Checkpoint> Open(
        ReadOnlySpan<byte> noteBytes, IReadOnlyCollection<INoteVerifier> trusted, out SignedNote? note, out IReadOnlyList<string> signers)
    {
        signers = [];
        var parsed = SignedNote.Parse(noteBytes);
        note = parsed.Value;
        if (!parsed.Succeeded) return new SigningResult<Checkpoint>(null, parsed.Error);
        var verified = NoteVerification.Verify(parsed.Value, trusted);
        if (!verified.Succeeded) return new SigningResult<Checkpoint>(null, verified.Error);
        signers = [.. verified.Value.Select(signer => signer.Name)];
        return Checkpoint.Parse(parsed.Value.TextBytes.Span);
    }

    private static LedgerResult<CheckedProof> Proved(CheckedProof proof) => new(proof, null);

    private static LedgerResult<CheckedProof> Refused(string problem) =>
        new(null, new LedgerError(LedgerErrorKind.NotVerified, $"the proof does not hold: {problem}", Help));
}
