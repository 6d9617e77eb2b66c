using System.Text;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Fleet.Witnessing;

/// <summary>What a machine's log says of itself, its signature verified.</summary>
/// <param name="Key">The log's key.</param>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The note that says so.</param>
/// <param name="FromSize">Where the proof begins.</param>
/// <param name="IsConsistent">The proof; null for none.</param>
internal sealed record PresentedLog(VerifierKey Key, Checkpoint Checkpoint, SignedNote Note, long FromSize, ConsistencyCheck? IsConsistent)
{
    /// <summary>Reads what a report says; what is wrong with it otherwise.</summary>
    public static (PresentedLog? Log, string? Problem) Read(LogEvidence evidence)
    {
        var key = VerifierKey.Parse(evidence.LogKey);
        if (!key.Succeeded) return (null, key.Error.ToString());
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(evidence.Checkpoint));
        if (!note.Succeeded) return (null, note.Error.ToString());
        if (NoteVerification.Verify(note.Value, [key.Value]).Error is { } unsigned) return (null, unsigned.ToString());
        var checkpoint = Checkpoint.Parse(note.Value.TextBytes.Span);
        if (!checkpoint.Succeeded) return (null, checkpoint.Error.ToString());
        return checkpoint.Value.Origin == key.Value.Name
            ? (new PresentedLog(key.Value, checkpoint.Value, note.Value, evidence.FromSize, ProofOf(evidence)), null)
            : (null, $"the key is called `{key.Value.Name}`, and the log `{checkpoint.Value.Origin}`; send the log's own key");
    }

    // In the form in which witnesses take it (C2SP tlog-witness), which the ledger reads and checks.
    private static ConsistencyCheck? ProofOf(LogEvidence evidence)
    {
        if (evidence.FromSize == 0) return null;
        var text = new StringBuilder().Append("old ").Append(evidence.FromSize).Append('\n');
        foreach (var hash in evidence.Consistency) text.Append(Convert.ToBase64String(hash.Span)).Append('\n');
        _ = WitnessRequest.Note(Encoding.UTF8.GetBytes(text.Append('\n').Append(evidence.Checkpoint).ToString()), out var isConsistent);
        return isConsistent;
    }
}
