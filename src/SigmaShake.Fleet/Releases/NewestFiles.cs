using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Releases;

/// <summary>What was published last, for whoever builds what comes next. Thread-safe.</summary>
internal sealed class NewestFiles(Databases databases, PublishedFiles files)
{
    /// <summary><c>root.json</c>, <c>targets.json</c> or <c>bundle.json</c> of the newest release, or any root by its own name; null for anything else.</summary>
    public async Task<byte[]?> ReadAsync(OrgScope scope, string file, CancellationToken cancellation)
    {
        if (RootFile.VersionOf(file) is not null) return await files.ReadAsync(scope, TufFolder.Metadata, file, cancellation);
        await using var database = databases.Open<FleetDatabase>(scope);
        var newest = await database.Releases.OrderByDescending(row => row.Number).Select(row => new { row.Number, row.RootVersion, row.BundleHash }).FirstOrDefaultAsync(cancellation);
        return newest is null ? null : file switch
        {
            "root.json" => await files.ReadAsync(scope, TufFolder.Metadata, $"{newest.RootVersion}.root.json", cancellation),
            "targets.json" => await files.ReadAsync(scope, TufFolder.Metadata, $"{newest.Number}.targets.json", cancellation),
            "bundle.json" => await files.ReadAsync(scope, TufFolder.Targets, $"{newest.BundleHash}.bundle.json", cancellation),
            _ => null,
        };
    }
}
