using SigmaShake.Signing.Cosignatures;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>What a log's own checkpoints, and the witnesses of them, vouch for.</summary>
/// <param name="Checkpoints">How many there are that verify and agree with the log.</param>
/// <param name="CoveredEntries">The first so many entries are those that the largest of them was signed over.</param>
/// <param name="WitnessedEntries">The same of the largest that a witness has cosigned; 0 for none.</param>
/// <param name="Witnesses">Who has cosigned that one, by name, and when.</param>
public sealed record CheckpointCoverage(int Checkpoints, long CoveredEntries, long WitnessedEntries, IReadOnlyList<string> Witnesses)
{
    /// <summary>Nothing vouches for anything.</summary>
    public static CheckpointCoverage None { get; } = new(0, 0, 0, []);

    internal static CheckpointCoverage Of(CheckpointMatch match) => new(
        match.Agreed,
        match.Largest?.Checkpoint.Size ?? 0,
        match.LargestWitnessed?.Checkpoint.Size ?? 0,
        [.. match.LargestWitnessed?.Witnesses.Select(witness => Seen(match.LargestWitnessed, witness)) ?? []]);

    /// <summary>In words, for a log of <paramref name="entries"/> entries.</summary>
    public string Describe(long entries)
    {
        if (Checkpoints == 0) return "no checkpoint covers it; `ssg audit checkpoint` makes one";
        var own = $"{Entries(CoveredEntries, entries)} by {(Checkpoints == 1 ? "1 checkpoint" : $"{Checkpoints} checkpoints")}";
        return WitnessedEntries == 0
            ? $"{own}; no witness has cosigned one, so it binds only towards whoever keeps a copy"
            : $"{own}; {Entries(WitnessedEntries, entries)} also by {string.Join(" and ", Witnesses)}";
    }

    private static string Entries(long covered, long entries) => covered < entries
        ? $"the first {covered} of {entries} entries"
        : entries == 1 ? "the only entry" : $"all {entries} entries";

    private static string Seen(StoredCheckpoint checkpoint, CosignerKey witness) =>
        witness.LatestOn(checkpoint.Note) is { } signature && CosignerKey.TimeOf(signature) is { } time ? $"{witness.Name} ({time:yyyy-MM-dd HH:mm:ss}Z)" : witness.Name;
}
