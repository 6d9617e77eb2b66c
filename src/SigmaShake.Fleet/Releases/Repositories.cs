using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Storage;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Releases;

/// <summary>Repositories as machines see them.</summary>
internal static class Repositories
{
    /// <summary>The one file that changes; it lies with its release.</summary>
    public const string TimestampFile = "timestamp.json";

    /// <summary>What machines of a release see: the roots up to its own, its metadata and its bundle.</summary>
    /// <param name="database">The fleet.</param>
    /// <param name="release">The release; null for what there is before any.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<TufRepository> OfAsync(FleetDatabase database, ReleaseRow? release, CancellationToken cancellation)
    {
        if (release is null) return TufRepository.Empty;
        var target = $"{release.BundleHash}.bundle.json";
        HashSet<string> names = [$"{release.SnapshotVersion}.snapshot.json", $"{release.Number}.targets.json"];
        for (var version = 1L; version <= release.RootVersion; version++) names.Add($"{version}.root.json");
        var rows = await database.PublishedFiles.AsNoTracking()
            .Where(file => (file.Folder == (int)TufFolder.Metadata && names.Contains(file.Name)) || (file.Folder == (int)TufFolder.Targets && file.Name == target))
            .ToListAsync(cancellation);
        return TufRepository.Of(
            rows.Select(row => new TufPublishedFile((TufFolder)row.Folder, row.Name, row.Content)).Append(new TufPublishedFile(TufFolder.Metadata, TimestampFile, release.Timestamp)));
    }
}
