namespace SigmaShake.Ledger.Retention;

/// <summary>How long and how much a ledger keeps of what the calls were.</summary>
/// <param name="Age">How old a call may become; zero for no limit.</param>
/// <param name="Bytes">How many bytes of the file of entries, counted from its end, keep their payloads; 0 for no limit.</param>
public readonly record struct RetentionLimits(TimeSpan Age, long Bytes)
{
    /// <summary>Whether nothing is ever dropped.</summary>
    public bool IsNone => Age == TimeSpan.Zero && Bytes == 0;
}
