namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>What is to be published together.</summary>
/// <param name="Metadata">New metadata, all signatures on it, in any order; new roots included.</param>
/// <param name="Targets">New targets by their paths.</param>
public sealed record TufRelease(IReadOnlyList<TufStaged> Metadata, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Targets)
{
    /// <summary>Metadata alone, such as a timestamp that is signed again.</summary>
    public TufRelease(params IReadOnlyList<TufStaged> metadata)
        : this(metadata, new Dictionary<string, ReadOnlyMemory<byte>>())
    {
    }
}

/// <summary>What publishing a release comes to.</summary>
/// <param name="Repository">The repository afterwards.</param>
/// <param name="NewFiles">What is to be uploaded, in this order: whoever reads meanwhile sees the old state or the new one.</param>
public sealed record TufPublication(TufRepository Repository, IReadOnlyList<TufPublishedFile> NewFiles);
