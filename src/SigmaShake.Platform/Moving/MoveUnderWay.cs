using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Moving;

/// <summary>One move, from wherever it was left.</summary>
/// <param name="databases">Where the organisation's key comes from.</param>
/// <param name="trail">Both ledgers.</param>
/// <param name="places">Where things are.</param>
/// <param name="data">What is carried.</param>
/// <param name="record">What every server goes by.</param>
/// <param name="move">What goes where.</param>
/// <param name="settleAsync">Waits until every server knows what the control database says.</param>
/// <param name="progress">Is told of each step; null for nobody.</param>
internal sealed class MoveUnderWay(
    Databases databases, AuditTrail trail, MovePlaces places, MovedData data, MoveRecord record,
    (OrganisationId Id, string Name, string From, string To) move, Func<Task> settleAsync, IProgress<MoveStep>? progress)
{
    /// <summary>Carries it out.</summary>
    /// <param name="row">What the control database says.</param>
    /// <param name="wrappedKey">The data key as the new region's servers open it; null where it is in the new region already.</param>
    /// <param name="cancellation">Ends it, before the old database is emptied.</param>
    public async Task RunAsync(OrganisationRow row, byte[]? wrappedKey, CancellationToken cancellation)
    {
        if (wrappedKey is not null)
        {
            await BeginAsync(row);
            if (!await data.IsRetiredAsync(cancellation)) await CopyAsync(cancellation);
            Report(MoveStep.Retired);

            // What is done from here on is not given up: it is finished now or by the next run.
            data.SetAside();
            Report(MoveStep.SetAside);
            await data.CarryFilesAsync(CancellationToken.None);
            Report(MoveStep.Carried);
            await record.SwitchAsync(wrappedKey);
            Report(MoveStep.Switched);
        }

        await data.RemoveOldAsync(CancellationToken.None);
        Report(MoveStep.Removed);
        Tell("organisation.moved", move.To);
        Report(MoveStep.Told);
        await record.EndAsync();
    }

    /// <summary>Leaves it where it is.</summary>
    /// <exception cref="PlatformException">It cannot be given up any more.</exception>
    public async Task GiveUpAsync()
    {
        if (await data.IsRetiredAsync(CancellationToken.None)) throw new PlatformException($"`{move.Name}` is as good as in `{move.To}`", OrganisationMove.Finish(move.Name, move.To));
        await data.RemoveCopyAsync(CancellationToken.None);
        Tell("organisation.move.give_up", move.From);
        await record.GiveUpAsync();
    }

    private async Task BeginAsync(OrganisationRow row)
    {
        if (row.MovingTo is null)
        {
            if (Directory.Exists(places.Target)) throw new PlatformException($"`{places.Target}` is there already", "look at what it is, and move it out of the way");
            Tell("organisation.move", move.From);
            Report(MoveStep.Recorded);
            await record.BeginAsync();
        }

        await settleAsync();
        Report(MoveStep.Begun);
    }

    private async Task CopyAsync(CancellationToken cancellation)
    {
        try
        {
            using var key = await databases.OpenKeyAsync(Scope(move.From), cancellation);
            await data.CopyDatabaseAsync(key, CloseAsync, cancellation);
        }
        catch (Exception)
        {
            // If the old database was emptied nevertheless, the next run finishes it.
            if (!await data.IsRetiredAsync(CancellationToken.None)) await GiveUpAsync();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        Report(MoveStep.Copied);
        await record.CloseAsync();
        await settleAsync();
        Report(MoveStep.Closed);
    }

    private void Tell(string action, string region)
    {
        trail.RecordOperator(Actor.Server, new Deed(action, $"{move.Id} {move.Name} from {move.From} to {move.To}"));
        trail.Record(Scope(region), new Deed(action, $"from {move.From} to {move.To}"));
    }

    private OrgScope Scope(string region) => new(move.Id, move.Name, region, Actor.Server, Role.None);

    private void Report(MoveStep step) => progress?.Report(step);
}
