using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Live;

/// <summary>The files of repositories, those that are asked for in memory: when a release comes, all machines ask for the same three. Thread-safe.</summary>
internal sealed class PublishedFiles(Databases databases, FleetOptions options) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.MaxFileBytesInMemory });

    /// <summary>A file; null where there is none. One that is there never changes.</summary>
    public async ValueTask<byte[]?> ReadAsync(OrgScope scope, TufFolder folder, string name, CancellationToken cancellation)
    {
        var key = (scope.Id, folder, name);
        if (_cache.TryGetValue(key, out byte[]? kept)) return kept;
        await using var database = databases.Open<FleetDatabase>(scope);
        var content = await database.PublishedFiles.Where(file => file.Folder == (int)folder && file.Name == name).Select(file => file.Content).FirstOrDefaultAsync(cancellation);
        if (content is not null) _cache.Set(key, content, new MemoryCacheEntryOptions { Size = content.Length, SlidingExpiration = KeptFor });
        return content;
    }

    public void Dispose() => _cache.Dispose();
}
