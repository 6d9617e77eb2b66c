using System.Collections.Concurrent;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Live;

/// <summary>What requests need of an organisation's fleet, in memory: machines, and what each is answered. Thread-safe.</summary>
internal sealed class LiveOrganisation(OrganisationId id) : IDisposable
{
    private readonly ConcurrentDictionary<MachineId, LiveMachine> _machines = new();
    private readonly HashSet<HeldRequest> _held = [];
    private readonly Lock _heldLock = new();
    private IReadOnlyList<LiveRelease> _releases = [];
    private bool _isLoaded;
    private bool _isEvicted;

    public OrganisationId Id { get; } = id;

    /// <summary>Of what was read last; -1 before anything was.</summary>
    public long Generation { get; private set; } = -1;

    public bool IsLoaded => Volatile.Read(ref _isLoaded);

    /// <summary>The scope for what the server does by itself here: the one in which credentials are looked up. Null until a machine has asked.</summary>
    public OrgScope? ServerScope { get; set; }

    /// <summary>One reader of the database at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>What has to be done for its releases now and then.</summary>
    public OneAtATime Upkeep { get; } = new();

    /// <summary>When somebody last asked, in milliseconds since 1970 UTC.</summary>
    public long UsedMs { get; set; }

    /// <summary>When it was last compared with the database.</summary>
    public long CheckedMs { get; set; }

    /// <summary>When it was last written down which machines were heard of.</summary>
    public long SavedMs { get; set; }

    public ICollection<LiveMachine> Machines => _machines.Values;

    public int MachineCount { get; private set; }

    /// <summary>Those that machines get, newest first; the last one is for all that no other is for.</summary>
    public IReadOnlyList<LiveRelease> Releases => Volatile.Read(ref _releases);

    public LiveMachine? Find(MachineId machine) => _machines.GetValueOrDefault(machine);

    /// <summary>The release that a machine gets; null where nothing is published.</summary>
    public LiveRelease? ReleaseFor(LiveMachine machine)
    {
        var releases = Releases;
        for (var i = 0; i < releases.Count; i++)
        {
            if (i == releases.Count - 1 || releases[i].Includes(machine)) return releases[i];
        }

        return null;
    }

    /// <summary>Takes over what was read. Under <see cref="Gate"/>.</summary>
    /// <param name="generation">The generation that was read.</param>
    /// <param name="come">Machines that have come, or that were read for the first time.</param>
    /// <param name="gone">Machines that were removed.</param>
    /// <param name="releases">See <see cref="Releases"/>.</param>
    public void Apply(long generation, IEnumerable<LiveMachine> come, IEnumerable<MachineId> gone, IReadOnlyList<LiveRelease> releases)
    {
        foreach (var machine in come) _machines.TryAdd(machine.Id, machine);
        foreach (var machine in gone) _machines.TryRemove(machine, out _);
        MachineCount = _machines.Count;
        Volatile.Write(ref _releases, releases);
        Generation = generation;
        Volatile.Write(ref _isLoaded, true);
        Wake();
    }

    /// <summary>Keeps a request until there is news for its machine; false where there is some already, or none is to be kept.</summary>
    public bool Hold(HeldRequest request)
    {
        lock (_heldLock)
        {
            if (_isEvicted) return false;
            _held.Add(request);
        }

        // What came between the look that found nothing new and this line has woken nobody.
        if (!HasNews(request)) return true;
        LetGo(request);
        return false;
    }

    public void LetGo(HeldRequest request)
    {
        lock (_heldLock) _held.Remove(request);
    }

    /// <summary>Closes it, unless somebody waits here.</summary>
    public bool TryEvict()
    {
        lock (_heldLock)
        {
            if (_held.Count > 0) return false;
            _isEvicted = true;
            return true;
        }
    }

    /// <summary>Closes it, and ends what waits here.</summary>
    public void Evict()
    {
        HeldRequest[] held;
        lock (_heldLock)
        {
            _isEvicted = true;
            held = [.. _held];
        }

        foreach (var request in held) request.End();
    }

    public void Dispose() => Gate.Dispose();

    // Only those for whom something has changed: the others wait on.
    private void Wake()
    {
        HeldRequest[] held;
        lock (_heldLock) held = [.. _held];
        foreach (var request in held.Where(HasNews)) request.End();
    }

    private bool HasNews(HeldRequest request) => !_machines.ContainsKey(request.Machine.Id) || ReleaseFor(request.Machine)?.Tag != request.Tag;
}
