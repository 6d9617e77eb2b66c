using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>What a witness is handed: a checkpoint, or a proof of consistency with the checkpoint behind it (C2SP tlog-witness, <c>add-checkpoint</c>).</summary>
public static class WitnessRequest
{
    /// <summary>The checkpoint in it. What is neither is given back as it is, for whoever reads notes to say what is wrong with it.</summary>
    /// <param name="isConsistent">Holds the proof against two checkpoints; null where there is none.</param>
    public static ReadOnlySpan<byte> Note(ReadOnlySpan<byte> given, out ConsistencyCheck? isConsistent)
    {
        isConsistent = null;
        if (ProofLines.Split(given, out var noteBytes) is not { } head || !ConsistencyProofFile.Begins(head[0])) return given;
        var note = SignedNote.Parse(noteBytes);
        if (note.Succeeded && ConsistencyProofFile.Parse(head, note.Value, out _) is { } proof) isConsistent = (older, newer) => proof.Check(older, newer) is null;
        return noteBytes;
    }
}
