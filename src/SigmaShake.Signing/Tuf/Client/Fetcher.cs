using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>Fetches files by role and version, and holds the source to the limits.</summary>
internal sealed class Fetcher(ITufSource source, TufLimits limits, CancellationToken cancellation)
{
    /// <summary>The name of a role's file (specification, 6.2.1), safe in an address and as the name of a file whatever the role is called.</summary>
    public static string FileName(string role, long? version) =>
        version is null ? $"{Uri.EscapeDataString(role)}.json" : $"{version}.{Uri.EscapeDataString(role)}.json";

    /// <summary>The next root; null in the error's place, too, where there is none.</summary>
    public async ValueTask<TufResult<byte[]>> RootAsync(long version)
    {
        var name = FileName(TufRoleNames.Root, version);
        var download = await source.MetadataAsync(name, limits.MaxRootBytes, cancellation);
        return download == TufDownload.Missing ? default : Checked(download, name, limits.MaxRootBytes);
    }

    public ValueTask<TufResult<byte[]>> TimestampAsync() => MetadataAsync(FileName(TufRoleNames.Timestamp, null), limits.MaxTimestampBytes);

    public ValueTask<TufResult<byte[]>> SnapshotAsync(TufRoot root, TufMetaFile described) =>
        DescribedAsync(root, TufRoleNames.Snapshot, described, limits.MaxSnapshotBytes);

    public ValueTask<TufResult<byte[]>> TargetsAsync(TufRoot root, string role, TufMetaFile described) =>
        DescribedAsync(root, role, described, limits.MaxTargetsBytes);

    public async ValueTask<TufResult<byte[]>> TargetAsync(string path, int maxBytes) => Checked(await source.TargetAsync(path, maxBytes, cancellation), path, maxBytes);

    private ValueTask<TufResult<byte[]>> DescribedAsync(TufRoot root, string role, TufMetaFile described, int maxBytes)
    {
        var name = FileName(role, root.IsConsistentSnapshot ? described.Version : null);
        return described.Length > maxBytes
            ? new ValueTask<TufResult<byte[]>>(TooLarge(name, described.Length.Value, maxBytes))
            : MetadataAsync(name, (int)(described.Length ?? maxBytes));
    }

    private async ValueTask<TufResult<byte[]>> MetadataAsync(string name, int maxBytes) => Checked(await source.MetadataAsync(name, maxBytes, cancellation), name, maxBytes);

    private static TufResult<byte[]> Checked(TufDownload download, string name, int maxBytes)
    {
        if (download.Content is { } content) return content.Length <= maxBytes ? TufResult<byte[]>.Of(content.ToArray()) : TooLarge(name, content.Length, maxBytes);
        return TufResult<byte[]>.Refused(
            TufProblem.Unavailable,
            download.Problem is { } problem ? $"{Shown.Of(name)} {problem}" : $"{Shown.Of(name)} is not there",
            "what is in force stays so; try again later");
    }

    private static TufResult<byte[]> TooLarge(string name, long bytes, int maxBytes) =>
        TufResult<byte[]>.Refused(TufProblem.TooLarge, $"{Shown.Of(name)} has {bytes} bytes or more, where at most {maxBytes} are read", "nothing of it was taken over; tell whoever publishes it");
}
