using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>Holds a tree, while it grows leaf by leaf, against the checkpoints that were signed over it.</summary>
/// <param name="checkpoints">The smallest first.</param>
internal sealed class CheckpointMatch(IReadOnlyList<StoredCheckpoint> checkpoints)
{
    private readonly List<StoredCheckpoint> _contradicted = [];
    private int _next;

    /// <summary>How many the tree agrees with.</summary>
    public int Agreed { get; private set; }

    /// <summary>The largest that the tree agrees with; null for none.</summary>
    public StoredCheckpoint? Largest { get; private set; }

    /// <summary>The largest of those that a witness has cosigned; null for none.</summary>
    public StoredCheckpoint? LargestWitnessed { get; private set; }

    /// <summary>Those that were signed over another root.</summary>
    public IReadOnlyList<StoredCheckpoint> Contradicted => _contradicted;

    /// <summary>Those that were signed over more leaves than were seen.</summary>
    public IEnumerable<StoredCheckpoint> Beyond => checkpoints.Skip(_next);

    /// <summary>To be called after each leaf.</summary>
    public void See(MerkleFrontier tree)
    {
        if (_next == checkpoints.Count || checkpoints[_next].Checkpoint.Size != tree.Size) return;
        var checkpoint = checkpoints[_next++];
        if (tree.Root() != new Digest(checkpoint.Checkpoint.Root))
        {
            _contradicted.Add(checkpoint);
            return;
        }

        Agreed++;
        Largest = checkpoint;
        if (checkpoint.Witnesses.Count > 0) LargestWitnessed = checkpoint;
    }

    public static string Differs(StoredCheckpoint checkpoint) =>
        $"the first {checkpoint.Checkpoint.Size} entries are not those that checkpoint {checkpoint.Checkpoint.Size} was signed over: "
        + "the log was rewritten, or is another copy that has grown apart";

    public static string IsCut(StoredCheckpoint checkpoint, long entries) =>
        $"checkpoint {checkpoint.Checkpoint.Size} was signed over {checkpoint.Checkpoint.Size} entries, and {entries} are there: "
        + "the log was cut, or an older copy was put back";
}
