namespace SigmaShake.Platform.Storage;

/// <summary>A request that came with an idempotency key.</summary>
internal sealed class IdempotentRequestRow
{
    /// <summary>The hash of caller, route and key.</summary>
    public required byte[] Id { get; set; }

    /// <summary>The hash of the caller.</summary>
    public required byte[] Holder { get; set; }

    /// <summary>The organisation that it came in, with which it goes; null for none.</summary>
    public string? OrganisationId { get; set; }

    /// <summary>The hash of what was asked.</summary>
    public required byte[] RequestHash { get; set; }

    public long ExpiresMs { get; set; }

    /// <summary>What it was answered, sealed; null while it runs. An export leaves it sealed: it may be a secret of whoever asked, and of nobody else.</summary>
    public byte[]? Answer { get; set; }
}
