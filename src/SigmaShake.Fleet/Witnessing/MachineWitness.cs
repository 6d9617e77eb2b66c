using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Checkpoints;

namespace SigmaShake.Fleet.Witnessing;

/// <summary>
/// The witness of machines' logs (c2sp.org/tlog-cosignature): remembers the last checkpoint of each, cosigns what follows from it and nothing else, and keeps what
/// contradicts it as evidence until a person has acknowledged it. Thread-safe.
/// </summary>
internal sealed class MachineWitness(OnlineKeys keys, AuditTrail trail)
{
    /// <summary>
    /// Looks at a checkpoint. Within a transaction of the caller's; the cosignature goes out only after that is committed: a crash in between leaves a witness that
    /// remembers more than it has said.
    /// </summary>
    public async Task<WitnessVerdict> LookAsync(FleetDatabase database, OrgScope scope, MachineRow machine, PresentedLog log, DateTimeOffset now, CancellationToken cancellation)
    {
        // As long as nobody has acknowledged what was wrong, nothing more is vouched for.
        if (machine.LogFlag is { } standing) return new WitnessVerdict.Contradicts(standing);
        var origin = log.Checkpoint.Origin;
        var held = await database.WitnessedLogs.FirstOrDefaultAsync(row => row.Origin == origin, cancellation);
        if (machine.LogOrigin is { } other && other != origin) return Flag(scope, machine, await database.WitnessedLogs.FindAsync([other], cancellation), log, LogFlags.Rewritten, now);
        if (held is null)
        {
            held = new WitnessedLogRow { Origin = origin, MachineId = machine.Id, LogKey = "", Root = [], Note = "" };
            database.WitnessedLogs.Add(held);
        }
        else if (held.Root.Length > 0)
        {
            if (Contradiction(held, machine, log) is { } flag) return Flag(scope, machine, held, log, flag, now);
            if (log.Checkpoint.Size > held.Size && held.Size > 0)
            {
                if (log.FromSize != held.Size || log.IsConsistent is null) return new WitnessVerdict.ProofFrom(held.Size);
                if (!log.IsConsistent(Checkpoint.Create(held.Origin, held.Size, held.Root), log.Checkpoint)) return Flag(scope, machine, held, log, LogFlags.Rewritten, now);
            }
        }

        return await AcceptAsync(database, scope, machine, held, log, now, cancellation);
    }

    /// <summary>Has a person say that they know; false where there is nothing to acknowledge. Part of a change.</summary>
    public async Task<bool> AcknowledgeAsync(FleetDatabase database, OrgScope scope, MachineRow machine, CancellationToken cancellation)
    {
        if (machine.LogFlag is not { } flag) return false;
        var held = machine.LogOrigin is { } origin ? await database.WitnessedLogs.FirstOrDefaultAsync(row => row.Origin == origin, cancellation) : null;
        trail.Record(scope, new Deed("fleet.machine.acknowledge", $"{machine.Id} {flag}, {held?.Origin} had {held?.Size} entries"));
        var isOfItsLog = machine.LogContradiction is { } note && held?.MachineId == machine.Id && note.StartsWith($"{held.Origin}\n", StringComparison.Ordinal);
        (machine.LogFlag, machine.LogFlaggedMs, machine.LogContradiction, machine.LogOrigin) = (null, null, null, null);

        // What was cosigned under this name stays said: another tree of the same name never gets a cosignature. A log that is another machine's stays as it is.
        if (held is not null && isOfItsLog) (held.Root, held.Size, held.IsSpoilt, held.Revision) = ([], 0, true, held.Revision + 1);
        return true;
    }

    private static string? Contradiction(WitnessedLogRow held, MachineRow machine, PresentedLog log)
    {
        // A log changes its key on its own machine, and nowhere else.
        if (held.MachineId != machine.Id && held.LogKey != log.Key.ToString()) return LogFlags.Rewritten;
        if (log.Checkpoint.Size < held.Size) return LogFlags.RolledBack;
        return log.Checkpoint.Size == held.Size && !CryptographicOperations.FixedTimeEquals(log.Checkpoint.Root, held.Root) ? LogFlags.Rewritten : null;
    }

    private WitnessVerdict.Contradicts Flag(OrgScope scope, MachineRow machine, WitnessedLogRow? held, PresentedLog log, string flag, DateTimeOffset now)
    {
        var before = held is null ? "" : $" had {held.Origin} {held.Size} {Convert.ToBase64String(held.Root)},";
        trail.Record(scope, new Deed($"fleet.machine.log_{flag}", $"{machine.Id}{before} now says {log.Checkpoint}"));
        (machine.LogFlag, machine.LogFlaggedMs, machine.LogContradiction) = (flag, now.ToUnixTimeMilliseconds(), log.Note.ToString());
        machine.LogOrigin ??= held?.Origin;
        return new WitnessVerdict.Contradicts(flag);
    }

    private async Task<WitnessVerdict> AcceptAsync(
        FleetDatabase database, OrgScope scope, MachineRow machine, WitnessedLogRow held, PresentedLog log, DateTimeOffset now, CancellationToken cancellation)
    {
        machine.LogOrigin = held.Origin;
        (held.MachineId, held.LogKey, held.Size, held.Root) = (machine.Id, log.Key.ToString(), log.Checkpoint.Size, log.Checkpoint.Root.ToArray());
        (held.Note, held.SeenMs, held.Revision) = (log.Note.ToString(), now.ToUnixTimeMilliseconds(), held.Revision + 1);
        var fleet = await database.Fleet.AsNoTracking().SingleAsync(cancellation);
        if (held.IsSpoilt || fleet.WitnessKey is null) return new WitnessVerdict.Accepted(null);
        using var key = await keys.OpenWitnessAsync(fleet, scope, cancellation);
        return new WitnessVerdict.Accepted(key.Cosign(log.Note.TextBytes.Span, now).ToString());
    }
}
