using System.Text;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Signing.Checkpoints;

namespace SigmaShake.Net.Dashboard.Proving;

/// <summary>The proof of one entry, and what is drawn of it.</summary>
/// <param name="Text">The proof (c2sp.org/tlog-proof), as anybody may check it.</param>
/// <param name="Index">Which entry.</param>
/// <param name="Size">Over how many entries the checkpoint is.</param>
/// <param name="Root">Their root hash, as the checkpoint has it, hexadecimal.</param>
/// <param name="Steps">From the leaf up to the root: the hash that is given, and on which side it stands.</param>
internal sealed record EntryProof(byte[] Text, long Index, long Size, string Root, IReadOnlyList<ProofStep> Steps)
{
    private const int HeadLines = 3;

    /// <summary>Makes it, against the last checkpoint or a new one; or why there is none.</summary>
    public static (EntryProof? Proof, string? Problem) Make(Machine machine, long index)
    {
        var note = ProofCheckpoint.Over(machine.State.Ledger, machine.State.Checkpoints, index + 1);
        if (!note.Succeeded) return (null, note.Error.ToString());
        var made = ProofMaker.ProveEntry(machine.State.Ledger, index, note.Value, withPayload: true);
        if (!made.Succeeded) return (null, made.Error.ToString());
        var checkpoint = Checkpoint.Parse(note.Value.TextBytes.Span).Value!;
        return (new EntryProof(made.Value, index, checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root.ToArray()), StepsOf(made.Value, index, checkpoint.Size)), null);
    }

    // RFC 9162, 2.1.3.2: which side each hash stands on follows from the two numbers alone.
    private static List<ProofStep> StepsOf(byte[] text, long index, long size)
    {
        var hashes = Encoding.UTF8.GetString(text).Split('\n').Skip(HeadLines).TakeWhile(line => line.Length > 0);
        var steps = new List<ProofStep>();
        var (node, last) = (index, size - 1);
        foreach (var hash in hashes)
        {
            var isLeft = (node & 1) == 1 || node == last;
            for (; isLeft && (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            steps.Add(new ProofStep(Convert.ToHexStringLower(Convert.FromBase64String(hash)), isLeft));
            node >>= 1;
            last >>= 1;
        }

        return steps;
    }
}

/// <summary>One step of a proof.</summary>
/// <param name="Hash">The hash that is given, hexadecimal.</param>
/// <param name="IsLeft">Whether it stands to the left of what was computed so far.</param>
internal readonly record struct ProofStep(string Hash, bool IsLeft);
