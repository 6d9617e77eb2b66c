using System.Collections.Concurrent;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Fleet.Live;

/// <summary>
/// The fleets whose machines ask, in memory: a request for news opens no database. What is not asked for any more goes when room is needed. Thread-safe.
/// </summary>
internal sealed class LiveFleets(FleetReader reader, FleetOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<OrganisationId, LiveOrganisation> _organisations = new();

    public ICollection<LiveOrganisation> All => _organisations.Values;

    /// <summary>The fleet of an organisation, read from its database where it is not here yet.</summary>
    public async ValueTask<LiveOrganisation> GetAsync(OrgScope scope, CancellationToken cancellation)
    {
        var live = _organisations.GetOrAdd(scope.Id, static id => new LiveOrganisation(id));
        live.UsedMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (scope.Actor.Kind == ActorKind.Server && live.ServerScope?.Region != scope.Region) live.ServerScope = scope;
        if (!live.IsLoaded) await reader.RefreshAsync(live, scope, cancellation);
        return live;
    }

    /// <summary>The fleet of an organisation if it is here.</summary>
    public LiveOrganisation? Find(OrganisationId organisation) => _organisations.GetValueOrDefault(organisation);

    /// <summary>Takes over what was just changed.</summary>
    public async Task ChangedAsync(OrgScope scope, CancellationToken cancellation)
    {
        if (Find(scope.Id) is { } live) await reader.RefreshAsync(live, scope, cancellation);
    }

    /// <summary>Forgets a fleet whose organisation is not here any more, and lets go of whoever waits there.</summary>
    public void Drop(LiveOrganisation live)
    {
        _organisations.TryRemove(live.Id, out _);
        live.Evict();
    }

    /// <summary>Forgets fleets that were not asked for the longest until the rest is within bounds.</summary>
    public void Trim()
    {
        var kept = All.Sum(Weight);
        if (kept <= options.MaxMachinesInMemory) return;
        foreach (var live in All.OrderBy(live => live.UsedMs).ToList())
        {
            if (kept <= options.MaxMachinesInMemory) return;
            if (!live.TryEvict()) continue;
            _organisations.TryRemove(live.Id, out _);
            kept -= Weight(live);
        }
    }

    // Also a fleet without machines takes room.
    private static long Weight(LiveOrganisation live) => live.MachineCount + 1;
}
