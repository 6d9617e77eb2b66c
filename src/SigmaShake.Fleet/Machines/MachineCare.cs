using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Witnessing;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Fleet.Machines;

/// <summary>What people do with single machines. Thread-safe.</summary>
internal sealed class MachineCare(FleetWork work, MachineWitness witness, AuditTrail trail)
{
    /// <summary>Removes a machine: its signature is good for nothing any more, here at once and on other nodes within two seconds. False where there is none.</summary>
    public Task<bool> RemoveAsync(OrgScope scope, string id, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        var row = await change.Database.Machines.FirstOrDefaultAsync(machine => machine.Id == id && machine.RemovedMs == null, cancellation);
        if (row is null) return false;
        trail.Record(scope, new Deed("fleet.machine.remove", $"{row.Id} {row.Name}"));
        row.RemovedMs = change.NowMs;
        row.ChangedIn = change.Fleet.Generation;
        return change.Keep(true);
    }, cancellation);

    /// <summary>Says that somebody knows what is wrong with a machine's log; false where nothing is.</summary>
    public Task<bool> AcknowledgeAsync(OrgScope scope, string id, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        var row = await change.Database.Machines.FirstOrDefaultAsync(machine => machine.Id == id && machine.RemovedMs == null, cancellation);
        return row is not null && await witness.AcknowledgeAsync(change.Database, scope, row, cancellation) && change.Keep(true);
    }, cancellation);
}
