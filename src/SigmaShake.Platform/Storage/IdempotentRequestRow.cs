namespace SigmaShake.Platform.Storage;

/// <summary>A request that came with an idempotency key.</summary>
internal sealed class IdempotentRequestRow
{
    /// <summary>The hash of caller, route and key.</summary>
    public required byte[] Id { get; set; }

    /// <summary>The hash of what was asked.</summary>
    public required byte[] RequestHash { get; set; }

    public long ExpiresMs { get; set; }

    /// <summary>What it was answered, sealed; null while it runs.</summary>
    public byte[]? Answer { get; set; }
}
