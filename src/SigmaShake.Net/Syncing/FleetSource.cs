using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Net.Syncing;

/// <summary>The files of a fleet, as its server gives them. Nothing of it is believed here.</summary>
/// <param name="requests">Asks the server.</param>
/// <param name="timestamp">A <c>timestamp.json</c> that has just come, so that it is not fetched again; null for none.</param>
internal sealed class FleetSource(MachineRequests requests, ReadOnlyMemory<byte>? timestamp) : ITufSource
{
    /// <summary>The name of the file that says what is newest.</summary>
    public const string Timestamp = "timestamp.json";

    private const int NotFound = 404;

    /// <summary>How long the server asked to be left alone when it last refused; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <inheritdoc />
    public async ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) =>
        fileName == Timestamp && timestamp is { } known ? TufDownload.Of(known) : await FetchAsync($"metadata/{fileName}", maxBytes, cancellation);

    /// <inheritdoc />
    public async ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => await FetchAsync($"targets/{path}", maxBytes, cancellation);

    private async Task<TufDownload> FetchAsync(string path, int maxBytes, CancellationToken cancellation)
    {
        var reply = await requests.GetAsync(path, maxBytes, cancellation);
        if (reply.IsSuccess) return TufDownload.Of(reply.Body);
        if (reply.Status == NotFound) return TufDownload.Missing;
        RetryAfter = reply.RetryAfter;
        return TufDownload.Failed($"did not come: {ServerProblem.Describe(requests.Fleet.Server, reply)}");
    }
}
