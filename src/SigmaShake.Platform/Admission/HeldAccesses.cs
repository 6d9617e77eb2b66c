using System.Collections.Concurrent;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Platform.Admission;

/// <summary>
/// Watches over requests that are held for long, all together: a query for the organisations that they are in, one for their sessions, and nothing else while
/// nothing changes. What they rest on is asked again where something did, and what has ended is cancelled. Thread-safe.
/// </summary>
internal sealed class HeldAccesses(OrganisationDirectory directory, OpenSessions sessions, TimeProvider clock)
{
    private const int SessionsInQuery = 500;

    private readonly ConcurrentDictionary<HeldAccess, AccessGround> _held = new();

    /// <summary>Ends what has lost its ground.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var held = _held.ToArray();
        var open = new HashSet<Guid>();
        foreach (var ids in held.Select(one => one.Value.Session).OfType<Guid>().Distinct().Chunk(SessionsInQuery)) open.UnionWith(await sessions.StillOpenAsync(ids, cancellation));
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (access, ground) in held)
        {
            var entry = await directory.FindAsync(ground.Name, cancellation);
            var isLost = entry?.Id != ground.Organisation || nowMs >= ground.ExpiresMs || (ground.Session is { } session && !open.Contains(session));
            if (!isLost && entry!.AccessVersion == ground.AccessVersion) continue;
            if (isLost || !await ground.IsStillLetIn(cancellation)) access.End();
            else _held.TryUpdate(access, ground with { AccessVersion = entry!.AccessVersion }, ground);
        }
    }

    /// <summary>Ends them all: nobody can say any more what they rest on.</summary>
    public void EndAll()
    {
        foreach (var access in _held.Keys) access.End();
    }

    /// <summary>Begins to watch over one.</summary>
    public void Add(HeldAccess access, AccessGround ground) => _held[access] = ground;

    /// <summary>Watches over it no more.</summary>
    public void Remove(HeldAccess access) => _held.TryRemove(access, out _);
}
