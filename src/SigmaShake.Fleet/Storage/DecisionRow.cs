using SigmaShake.Platform.Keys;

namespace SigmaShake.Fleet.Storage;

/// <summary>A decision that a machine sent, because the organisation wants them.</summary>
internal sealed class DecisionRow
{
    /// <summary>The table of the place that <see cref="What"/> is sealed for.</summary>
    public const string PlaceTable = "fleet_decisions";

    /// <summary>Its column.</summary>
    public const string PlaceColumn = "what";

    /// <summary>The machine, a dot, and the place in its log: sent twice, it is one.</summary>
    public required string Id { get; set; }

    public required string MachineId { get; set; }

    public long Index { get; set; }

    public long TimeMs { get; set; }

    public required string Verdict { get; set; }

    public string? Rule { get; set; }

    public string? Agent { get; set; }

    public string? Tool { get; set; }

    /// <summary>What was to be done: may be personal, so sealed.</summary>
    [SealedField(PlaceTable, PlaceColumn, nameof(Id))]
    public byte[]? What { get; set; }

    /// <summary>The id of a decision.</summary>
    public static string IdOf(string machineId, long index) => $"{machineId}.{index}";
}
