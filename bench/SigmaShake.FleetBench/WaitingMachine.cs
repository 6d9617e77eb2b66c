using System.Diagnostics;
using System.Net;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.FleetBench;

/// <summary>A machine that verifies what it gets by The Update Framework, and keeps it in memory.</summary>
internal sealed class WaitingMachine(SignedPolls polls, byte[] root) : ITufSource, ITufStore
{
    private const string Timestamp = "timestamp.json";

    private byte[]? _state;
    private byte[]? _timestamp;
    private string? _tag;

    /// <summary>The release that it enforces; 0 for none.</summary>
    public long Release { get; private set; }

    /// <summary>Waits until there is news, and has it; when that was.</summary>
    public async Task<long> WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        var before = Release;
        for (var clock = Stopwatch.StartNew(); Release == before && clock.Elapsed < wait;) await RefreshAsync(wait, cancellation);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Asks for news; null for a wait that does not hold.</summary>
    public async Task RefreshAsync(TimeSpan? wait, CancellationToken cancellation)
    {
        using (var reply = await polls.GetAsync($"metadata/{Timestamp}", _tag, wait, cancellation))
        {
            if (reply.StatusCode == HttpStatusCode.NotModified) return;
            reply.EnsureSuccessStatusCode();
            _timestamp = await reply.Content.ReadAsByteArrayAsync(cancellation);
            _tag = reply.Headers.ETag!.ToString();
        }

        var client = TufClient.Open(root, this, this).Value!;
        var update = await client.RefreshAsync(TimeProvider.System.GetUtcNow(), cancellation);
        var target = update.Succeeded ? await update.Value.FindAsync(RuleBundle.TargetPath, cancellation) : throw new InvalidOperationException(update.Error.ToString());
        var bundle = target.Succeeded ? await update.Value.DownloadAsync(target.Value, cancellation) : throw new InvalidOperationException(target.Error.ToString());
        if (!bundle.Succeeded || !RuleBundle.Parse(bundle.Value).Succeeded) throw new InvalidOperationException(bundle.Error?.ToString() ?? "no bundle");
        Release = client.Trusted.Single(role => role.Name == TufRoleNames.Targets).Version;
    }

    public byte[]? Load() => _state;

    public void Save(ReadOnlyMemory<byte> state) => _state = state.ToArray();

    public async ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) =>
        fileName == Timestamp ? TufDownload.Of(_timestamp) : await FetchAsync($"metadata/{fileName}", cancellation);

    public async ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => await FetchAsync($"targets/{path}", cancellation);

    private async Task<TufDownload> FetchAsync(string path, CancellationToken cancellation)
    {
        using var reply = await polls.GetAsync(path, null, null, cancellation);
        return reply.IsSuccessStatusCode ? TufDownload.Of(await reply.Content.ReadAsByteArrayAsync(cancellation)) : TufDownload.Missing;
    }
}
