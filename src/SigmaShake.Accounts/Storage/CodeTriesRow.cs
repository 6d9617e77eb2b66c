namespace SigmaShake.Accounts.Storage;

/// <summary>How many codes somebody has typed that were none. The time is in milliseconds since 1970 UTC.</summary>
internal sealed class CodeTriesRow
{
    public Guid PersonId { get; set; }

    public int Failed { get; set; }

    /// <summary>When the first of these was typed.</summary>
    public long SinceMs { get; set; }
}
