namespace SigmaShake.Fleet.Storage;

/// <summary>A key to enrol machines with. What it says is stored as a hash.</summary>
internal sealed class EnrolmentKeyRow
{
    public required string Id { get; set; }

    public required byte[] Hash { get; set; }

    public required string Label { get; set; }

    public int Uses { get; set; }

    public int UsesLeft { get; set; }

    public long CreatedMs { get; set; }

    public required string CreatedBy { get; set; }

    public long ExpiresMs { get; set; }

    public long? RevokedMs { get; set; }

    /// <summary>From where it may be used: networks between spaces; empty for anywhere.</summary>
    public required string Networks { get; set; }
}
