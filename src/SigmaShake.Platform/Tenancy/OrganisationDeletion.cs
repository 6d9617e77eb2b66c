using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tenancy;

/// <summary>What has been done of a deletion.</summary>
public enum DeletionStep
{
    /// <summary>The operator's ledger says that it shall be; nothing has changed yet.</summary>
    Recorded,

    /// <summary>It will be finished, whatever happens; the name is nobody's any more.</summary>
    Noted,

    /// <summary>The organisation, its data key and its memberships are gone from the control database: nobody enters it, and what is sealed does not open.</summary>
    Unlisted,

    /// <summary>So is what services kept there of it.</summary>
    Unserved,

    /// <summary>Its database, its ledger and its other files are gone.</summary>
    Removed,

    /// <summary>What was deleted from the control database is in none of its files.</summary>
    Scrubbed,

    /// <summary>The operator's ledger says that it is done.</summary>
    Told,
}

/// <summary>
/// Deletes organisations, with everything of theirs. Each step can be done again, so whatever stops it, the server finishes it: at its next start, or while it runs.
/// Thread-safe.
/// </summary>
/// <remarks>Backups that were made before keep what they keep: the data key in them opens with the master key. <c>master-key rotate</c> makes an end of that too.</remarks>
public sealed partial class OrganisationDeletion
{
    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly OrganisationDirectory _directory;
    private readonly PlatformOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    internal OrganisationDeletion(Databases databases, AuditTrail trail, OrganisationDirectory directory, PlatformOptions options, TimeProvider clock, ILogger<OrganisationDeletion> log)
    {
        _log = log;
        _directory = directory;
        _databases = databases;
        _trail = trail;
        _options = options;
        _clock = clock;
    }

    /// <summary>Deletes the scope's organisation. Where somebody still reads the control database as it was, what lies in its files goes later, and the ledger says so only then.</summary>
    public async Task DeleteAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var deletion = Row(scope.Id.ToString(), scope.Name, scope.Region);
        await BeginAsync(scope.Actor, deletion, null, cancellation);
        await RemoveAsync(deletion, null, CancellationToken.None);
        await SafelyAsync(deletion, () => EraseAsync(deletion, null, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Deletes the organisation of a name, or finishes that, for whoever has this machine; false where there is none.</summary>
    /// <exception cref="PlatformException">Another server has it, it is on its way to another region, or somebody still reads the control database as it was.</exception>
    public async Task<bool> DeleteAsync(string name, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var found = await control.Organisations.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation);
        if (found is null) return await FinishAsync(name, progress, cancellation);
        if (found.MovingTo is not null || found.MovedFrom is not null)
            throw new PlatformException($"`{name}` is on its way to `{found.MovingTo ?? found.Region}`", $"finish that first: `sigmashake-server organisation move {name} --to {found.MovingTo ?? found.Region}`");
        if (!_options.Serves(found.Region)) throw new PlatformException($"`{name}` is in the region `{found.Region}`", "delete it with the settings of the server of that region");
        var deletion = Row(found.Id, found.Name, found.Region);
        await BeginAsync(Actor.Server, deletion, progress, cancellation);
        await FinishAsync(deletion, progress, CancellationToken.None);
        return true;
    }

    /// <summary>Goes on with what was begun in the regions of this server. What cannot be finished is left for the next time, and keeps nothing else from being done.</summary>
    /// <param name="age">How long ago it was begun at least: what is younger may be under way.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task ResumeAsync(TimeSpan age, CancellationToken cancellation)
    {
        var beforeMs = (_clock.GetUtcNow() - age).ToUnixTimeMilliseconds();
        await using var lifecycle = _databases.OpenControl<LifecycleDatabase>();
        foreach (var deletion in await lifecycle.Deletions.AsNoTracking().Where(row => row.RequestedMs <= beforeMs).ToListAsync(cancellation))
        {
            if (_options.Serves(deletion.Region)) await SafelyAsync(deletion, () => FinishAsync(deletion, null, cancellation), cancellation);
        }
    }

    // What was begun and stopped: its name finds nothing any more but the note of that.
    private async Task<bool> FinishAsync(string name, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        await using var lifecycle = _databases.OpenControl<LifecycleDatabase>();
        var begun = await lifecycle.Deletions.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation);
        if (begun is null || !_options.Serves(begun.Region)) return false;
        await FinishAsync(begun, progress, CancellationToken.None);
        return true;
    }

    private DeletionRow Row(string id, string name, string region) => new() { OrganisationId = id, Name = name, Region = region, RequestedMs = _clock.GetUtcNow().ToUnixTimeMilliseconds() };

    private async Task BeginAsync(Actor actor, DeletionRow deletion, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        _trail.RecordOperator(actor, new Deed("organisation.delete", $"{deletion.OrganisationId} {deletion.Name} {deletion.Region}"));
        progress?.Report(DeletionStep.Recorded);
        await using (var lifecycle = _databases.OpenControl<LifecycleDatabase>())
        {
            if (!await lifecycle.Deletions.AnyAsync(row => row.OrganisationId == deletion.OrganisationId, cancellation)) lifecycle.Deletions.Add(deletion);
            if (!await lifecycle.RetiredNames.AnyAsync(row => row.Name == deletion.Name, cancellation)) lifecycle.RetiredNames.Add(new RetiredNameRow { Name = deletion.Name });
            await lifecycle.SaveChangesAsync(cancellation);
        }

        // From here on it happens, whether somebody waits for it or not.
        progress?.Report(DeletionStep.Noted);
    }

    private async Task FinishAsync(DeletionRow deletion, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        await RemoveAsync(deletion, progress, cancellation);
        await EraseAsync(deletion, progress, cancellation);
    }

    // Afterwards nobody enters it, and nothing of it is used.
    private async Task RemoveAsync(DeletionRow deletion, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        var owner = deletion.OrganisationId;
        if (!OrganisationId.TryParse(owner, out var id)) throw new InvalidOperationException($"`{owner}` is no organisation");
        await UnlistAsync(owner, cancellation);
        _directory.Forget(deletion.Name);
        progress?.Report(DeletionStep.Unlisted);
        await UnserveAsync(owner, cancellation);
        progress?.Report(DeletionStep.Unserved);
        await _databases.RemoveAsync(deletion.Region, id, cancellation);
        progress?.Report(DeletionStep.Removed);
    }

    // Afterwards it cannot be brought back either.
    private async Task EraseAsync(DeletionRow deletion, IProgress<DeletionStep>? progress, CancellationToken cancellation)
    {
        await _databases.ScrubControlAsync(cancellation);
        progress?.Report(DeletionStep.Scrubbed);
        _trail.RecordOperator(Actor.Server, new Deed("organisation.deleted", $"{deletion.OrganisationId} {deletion.Name} {deletion.Region}"));
        progress?.Report(DeletionStep.Told);
        await using var lifecycle = _databases.OpenControl<LifecycleDatabase>();
        await lifecycle.Deletions.Where(row => row.OrganisationId == deletion.OrganisationId).ExecuteDeleteAsync(cancellation);
    }

    private async Task SafelyAsync(DeletionRow deletion, Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogUnfinished(e, deletion.OrganisationId);
        }
    }

    private async Task UnlistAsync(string owner, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        await using var transaction = await control.Database.BeginTransactionAsync(cancellation);
        foreach (var table in OrganisationTable.Owned(control)) await table.DeleteAsync(control, owner, cancellation);
        await control.Organisations.Where(row => row.Id == owner).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task UnserveAsync(string owner, CancellationToken cancellation)
    {
        foreach (var model in _databases.ModelsOf(DatabasePlace.Control))
        {
            await using var context = _databases.OpenControl(model);
            if (context is LifecycleDatabase) continue;
            foreach (var table in OrganisationTable.Owned(context)) await table.DeleteAsync(context, owner, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the deletion of {Organisation} is not finished; it is gone on with")]
    private partial void LogUnfinished(Exception failure, string organisation);
}
