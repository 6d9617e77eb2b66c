namespace SigmaShake.Signing.Tuf.Client;

/// <summary>Where files are fetched from: a server, a mirror, a folder. It is not trusted. Called by one client at a time, one file after the other.</summary>
public interface ITufSource
{
    /// <summary>Fetches a metadata file.</summary>
    /// <param name="fileName">Its name below the metadata's address, percent-encoded already: one segment, and safe as the name of a file.</param>
    /// <param name="maxBytes">Stop reading there; the client refuses what is longer in any case.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation);

    /// <summary>Fetches a target.</summary>
    /// <param name="path">Its path below the targets' address, hash included where the repository works so: segments between slashes, none of them empty, <c>.</c> or <c>..</c>.</param>
    /// <param name="maxBytes">As for <see cref="MetadataAsync"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation);
}
