using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Moving;

/// <summary>
/// Moves organisations from one region to another, beside the running servers of both: whoever looks is answered while the database is copied, whoever changes something
/// is told to come back, and for the last seconds everybody is. Whatever stops it, it is run again and goes on; what fails before the old database is emptied is
/// given up, and the organisation is where it was. Thread-safe; one process moves an organisation at a time.
/// </summary>
public sealed class OrganisationMove
{
    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly AuditTrail _trail;
    private readonly OrganisationDirectory _directory;
    private readonly PlatformOptions _options;
    private readonly TimeProvider _clock;

    internal OrganisationMove(Databases databases, MasterKey master, AuditTrail trail, OrganisationDirectory directory, PlatformOptions options, TimeProvider clock)
    {
        _databases = databases;
        _master = master;
        _trail = trail;
        _directory = directory;
        _options = options;
        _clock = clock;
    }

    /// <summary>After what time every server knows what the control database says.</summary>
    internal TimeSpan Settling { get; set; } = OrganisationDirectory.MaxAge + TimeSpan.FromMilliseconds(300);

    /// <summary>Moves the organisation of a name, for whoever has this machine; false where there is none.</summary>
    /// <param name="name">Its name in addresses.</param>
    /// <param name="region">Where to. The region in which it is has a move that was begun and stopped be given up.</param>
    /// <param name="theirs">The master key of that region's servers; null where it is this one.</param>
    /// <param name="progress">Is told of each step once it is done; null for nobody.</param>
    /// <param name="cancellation">Ends it, before the old database is emptied.</param>
    /// <exception cref="PlatformException">Something is in the way.</exception>
    public async Task<bool> MoveAsync(string name, string region, MasterKey? theirs, IProgress<MoveStep>? progress, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is not { } found || !OrganisationId.TryParse(found.Id, out var id)) return false;
        RefuseUnlessServed(region);
        if (found is { MovedFrom: null, MovingTo: null } && found.Region == region) return true;
        var (from, to) = found.MovedFrom is { } left ? (left, found.Region) : (found.Region, found.MovingTo ?? region);
        RefuseUnlessServed(from);
        RefuseUnlessServed(to);
        var isGivenUp = found.MovedFrom is null && region == from;
        if (to != region && !isGivenUp) throw new PlatformException($"`{name}` is on its way to `{to}`", Finish(name, to));

        var places = new MovePlaces(_options, id, from, to);
        using var alone = MoveLock.Take(places.Lock);
        try
        {
            // Whoever had the lock may have come further.
            var row = await FindAsync(name, cancellation);
            if (row is null || (row.Region, row.MovingTo, row.MovedFrom) != (found.Region, found.MovingTo, found.MovedFrom)) throw new PlatformException($"`{name}` was changed meanwhile", "run the command again");
            var under = new MoveUnderWay(
                _databases, _trail, places, new MovedData(_databases, id, from, to, places), new MoveRecord(_databases, _directory, id, name, from, to), (id, name, from, to), SettleAsync, progress);
            if (isGivenUp) await under.GiveUpAsync();
            else await under.RunAsync(row, row.MovedFrom is null ? await RewrapAsync(id, row, to, theirs ?? _master, cancellation) : null, cancellation);
            return true;
        }
        finally
        {
            // Last, and once: the file of that name may be another's afterwards.
            alone.Remove();
        }
    }

    /// <summary>How a move is finished.</summary>
    internal static string Finish(string name, string to) => $"finish that first: `sigmashake-server organisation move {name} --to {to}`";

    private void RefuseUnlessServed(string region)
    {
        if (!_options.Serves(region)) throw new PlatformException($"there is no region `{region}` in these settings", "name both regions with their folders, such as `--regions eu=/srv/eu,us=/srv/us`");
    }

    private async Task<OrganisationRow?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        return await control.Organisations.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation);
    }

    // The data key under the key of the new region's servers. Where these have other organisations, a wrong one is seen before anything is done.
    private async Task<byte[]> RewrapAsync(OrganisationId id, OrganisationRow row, string to, MasterKey theirs, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var other = await control.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Region == to, cancellation);
        if (other is not null && OrganisationId.TryParse(other.Id, out var neighbour))
        {
            using var opened = theirs.Unwrap(neighbour, other.WrappedKey) ?? throw new PlatformException($"the servers of `{to}` have another master key", "name the file of it with `--to-key FILE`");
        }

        return _master.Rewrap(id, row.WrappedKey, theirs) ?? throw new PlatformException($"the data key of `{row.Name}` does not open", $"run the command with the master key of the servers of `{row.Region}`");
    }

    private Task SettleAsync() => Task.Delay(Settling, _clock);
}
