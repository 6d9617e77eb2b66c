using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>What came of enrolling.</summary>
internal enum EnrolOutcome
{
    /// <summary>The machine is in.</summary>
    Enrolled,

    /// <summary>It was in already: nothing was used.</summary>
    Known,

    /// <summary>The key does nothing any more.</summary>
    KeySpent,

    /// <summary>The machine was removed, and stays out.</summary>
    Removed,

    /// <summary>There are as many as may be.</summary>
    TooMany,
}

/// <summary>Lets machines in. Of many that come with a key at once, exactly as many get in as it has uses. Thread-safe.</summary>
internal sealed class Enrolling(FleetWork work, FleetOptions options, AuditTrail trail)
{
    /// <summary>Lets a machine in whose proof was verified.</summary>
    public Task<EnrolOutcome> EnrolAsync(OrgScope scope, string keyId, EnrolmentRequest request, Ed25519PublicKey machineKey, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        var machine = MachineId.Of(machineKey);
        var id = machine.ToString();
        if (await change.Database.Machines.Where(row => row.Id == id).Select(row => new { row.RemovedMs }).FirstOrDefaultAsync(cancellation) is { } known)
            return known.RemovedMs is null ? EnrolOutcome.Known : EnrolOutcome.Removed;
        if (await change.Database.Machines.CountAsync(row => row.RemovedMs == null, cancellation) >= options.MaxMachines) return EnrolOutcome.TooMany;

        var nowMs = change.NowMs;
        var isUsed = await change.Database.EnrolmentKeys
            .Where(row => row.Id == keyId && row.UsesLeft > 0 && row.ExpiresMs > nowMs && row.RevokedMs == null)
            .ExecuteUpdateAsync(row => row.SetProperty(key => key.UsesLeft, key => key.UsesLeft - 1), cancellation) == 1;
        if (!isUsed) return EnrolOutcome.KeySpent;
        trail.Record(scope, new Deed("fleet.machine.enrol", $"{id} {request.Name}"));
        change.Database.Machines.Add(new MachineRow
        {
            Id = id, PublicKey = machineKey.Encoding.ToArray(), Name = request.Name, Hostname = request.Hostname, Version = request.Version, EnrolledWith = keyId, EnrolledMs = nowMs,
            ChangedIn = change.Fleet.Generation, Position = RingPosition.Of(scope.Id, machine), SeenMs = nowMs,
        });
        return change.Keep(EnrolOutcome.Enrolled);
    }, cancellation);
}
