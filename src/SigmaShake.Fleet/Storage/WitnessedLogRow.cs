namespace SigmaShake.Fleet.Storage;

/// <summary>
/// What a log has last said of itself: what the witness remembers. By the log's name and not by machine: of two machines with one log, a copy of the other,
/// the second one to differ is seen.
/// </summary>
internal sealed class WitnessedLogRow
{
    public required string Origin { get; set; }

    public required string MachineId { get; set; }

    public required string LogKey { get; set; }

    public long Size { get; set; }

    /// <summary>The root; empty where the next checkpoint is taken as it is, after somebody has acknowledged a contradiction.</summary>
    public required byte[] Root { get; set; }

    /// <summary>The signed note.</summary>
    public required string Note { get; set; }

    public long SeenMs { get; set; }

    /// <summary>Whether a contradiction was acknowledged: a log of this name is never cosigned again.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>Goes up with each change: of two that come at once, one is refused.</summary>
    public long Revision { get; set; }
}
