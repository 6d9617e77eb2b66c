using System.Globalization;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>
/// A proof that a log grew out of an older state, in the form in which a witness takes it (C2SP tlog-witness, <c>add-checkpoint</c>). The
/// older checkpoint is not in it: whoever checks has it, from before.
/// </summary>
internal sealed record ConsistencyProofFile(long OldSize, Digest[] Path, SignedNote Note)
{
    private const string OldWord = "old";

    public byte[] ToBytes() => ProofLines.Write([string.Create(CultureInfo.InvariantCulture, $"{OldWord} {OldSize}")], Path, Note);

    /// <summary>Whether a proof that begins like this is one.</summary>
    public static bool Begins(string firstLine) => firstLine.StartsWith($"{OldWord} ", StringComparison.Ordinal);

    /// <summary>Reads one; null and the reason where it is none. Nothing is verified.</summary>
    public static ConsistencyProofFile? Parse(string[] head, SignedNote note, out string problem)
    {
        problem = "its first line does not say the old size (`old`)";
        if (ProofLines.Number(head[0], OldWord) is not { } oldSize) return null;
        problem = $"what follows its first line are not up to {ProofLines.MaxHashes} hashes in base 64";
        return ProofLines.Hashes(head.AsSpan(1)) is { } path ? new ConsistencyProofFile(oldSize, path, note) : null;
    }

    /// <summary>Null where it holds between the two checkpoints; else what is wrong. Their signatures are for the caller to verify.</summary>
    public string? Check(Checkpoint old, Checkpoint checkpoint)
    {
        if (old.Origin != checkpoint.Origin) return $"the older checkpoint is of another log, `{old.Origin}`";
        if (OldSize != old.Size) return $"it starts from {OldSize} entries, and the older checkpoint has {old.Size}";
        return ConsistencyProof.Verify(OldSize, checkpoint.Size, Path, new Digest(old.Root), new Digest(checkpoint.Root))
            ? null
            : "its hashes do not lead from the older checkpoint's root to the newer one's";
    }
}
