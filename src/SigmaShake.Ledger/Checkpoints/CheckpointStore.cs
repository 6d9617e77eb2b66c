using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>Something in a folder of checkpoints that is not as it was written.</summary>
/// <param name="File">Which file.</param>
/// <param name="Message">One line, lower-case.</param>
public sealed record StoreProblem(string File, string Message)
{
    /// <summary>What a person can do about it, one line.</summary>
    public const string Cure = "put back the copy that you, or somebody else, kept of it";

    /// <inheritdoc />
    public override string ToString() => $"`{File}`: {Message}";
}

/// <summary>All that a log has signed, as it stands in its folder, every signature verified anew. Immutable, thread-safe.</summary>
public sealed class CheckpointStore
{
    private CheckpointStore(KeyChain? keys, IReadOnlyList<StoredCheckpoint> checkpoints, IReadOnlyList<CosignerKey> witnesses, IReadOnlyList<StoreProblem> problems)
    {
        Chain = keys;
        Checkpoints = checkpoints;
        Witnesses = witnesses;
        Problems = problems;
    }

    /// <summary>The log's own name; null before its first key is made.</summary>
    public string? Origin => Chain?.First.Name;

    /// <summary>The log's public keys, the first one first; each is vouched for by the one before.</summary>
    public IReadOnlyList<VerifierKey> Keys => [.. Chain?.Keys ?? []];

    /// <summary>How one key followed another.</summary>
    public IReadOnlyList<HandOver> HandOvers => Chain?.HandOvers ?? [];

    /// <summary>The checkpoints that verify, the smallest first; never two of one size.</summary>
    public IReadOnlyList<StoredCheckpoint> Checkpoints { get; }

    /// <summary>Those whose cosignatures were taken in.</summary>
    public IReadOnlyList<CosignerKey> Witnesses { get; }

    /// <summary>What is damaged or missing; empty on a normal day. Nothing is signed while it is not.</summary>
    public IReadOnlyList<StoreProblem> Problems { get; }

    internal KeyChain? Chain { get; }

    /// <summary>Reads the folder, which is there.</summary>
    public static LedgerResult<CheckpointStore> Read(string folder)
    {
        var opened = CheckpointFolder.OpenToRead(folder);
        if (!opened.Succeeded) return new LedgerResult<CheckpointStore>(null, opened.Error);
        using var handle = opened.Value;
        return Read(handle);
    }

    internal static LedgerResult<CheckpointStore> Read(CheckpointFolder folder)
    {
        var listed = folder.Names();
        return listed.Succeeded
            ? new LedgerResult<CheckpointStore>(Read(folder, listed.Value), null)
            : new LedgerResult<CheckpointStore>(null, listed.Error);
    }

    /// <summary>The same for one who wants to add something: where anything is damaged, nothing may be.</summary>
    internal static LedgerResult<CheckpointStore> ReadIntact(CheckpointFolder folder)
    {
        var read = Read(folder);
        return read.Succeeded && read.Value.Problems is [var problem, ..]
            ? new LedgerResult<CheckpointStore>(null, new LedgerError(
                LedgerErrorKind.Damaged,
                $"`{folder.PathOf(problem.File)}`: {problem.Message}",
                $"{StoreProblem.Cure}; nothing is signed beside what is damaged"))
            : read;
    }

    private static CheckpointStore Read(CheckpointFolder folder, List<string> names)
    {
        var problems = new List<StoreProblem>();

        // Before the first key there is nothing; without it nothing of what there is can be verified.
        var isNew = !names.Exists(name => name is CheckpointFiles.FirstKey || CheckpointFiles.IsCheckpoint(name) || CheckpointFiles.IsHandOver(name));
        if (isNew || KeyChain.Read(folder, names, problems) is not { } keys) return new CheckpointStore(null, [], [], problems);

        var witnesses = WitnessList.Read(folder, problems);
        var checkpoints = new List<StoredCheckpoint>();
        foreach (var name in names.Where(CheckpointFiles.IsCheckpoint))
        {
            if (StoredCheckpoint.Read(folder, name, keys, witnesses, out var problem) is { } checkpoint) checkpoints.Add(checkpoint);
            else problems.Add(new StoreProblem(name, problem));
        }

        checkpoints.Sort((left, right) => left.Checkpoint.Size.CompareTo(right.Checkpoint.Size));
        foreach (var handOver in keys.HandOvers.Where(handOver => handOver.Size > 0 && !names.Contains(CheckpointFiles.Checkpoint(handOver.Size))))
            problems.Add(new StoreProblem(CheckpointFiles.Checkpoint(handOver.Size), $"it is missing, and hand-over {handOver.Number} names it"));
        return new CheckpointStore(keys, checkpoints, witnesses, problems);
    }
}
