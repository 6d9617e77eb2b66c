using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>A source that answers some questions otherwise than the one behind it.</summary>
internal sealed class Interposed(ITufSource source) : ITufSource
{
    /// <summary>What to answer to the name of a metadata file; null to pass the question on.</summary>
    public Func<string, TufDownload?> OnMetadata { get; set; } = _ => null;

    public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) =>
        OnMetadata(fileName) is { } other ? new(other) : source.MetadataAsync(fileName, maxBytes, cancellation);

    public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => source.TargetAsync(path, maxBytes, cancellation);
}
