namespace SigmaShake.Fleet.Storage;

/// <summary>A file of the repository. It never changes.</summary>
internal sealed class PublishedFileRow
{
    /// <summary>See <see cref="SigmaShake.Signing.Tuf.Repository.TufFolder"/>.</summary>
    public int Folder { get; set; }

    public required string Name { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>What people call a key that signs.</summary>
internal sealed class SigningKeyRow
{
    public required string KeyId { get; set; }

    public required string Name { get; set; }
}
