using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Witnessing;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Reports;

/// <summary>What came of a report.</summary>
/// <param name="Witness">What the witness says; null where the report has no checkpoint.</param>
/// <param name="CountedUntilMs">Up to when the machine's calls are counted: its next report goes on from there.</param>
/// <param name="IsReplay">Whether it was received before; then nothing else holds.</param>
internal sealed record TakenReport(WitnessVerdict? Witness, long CountedUntilMs, bool IsReplay);

/// <summary>Takes what machines report, all of a report or nothing. Thread-safe.</summary>
internal sealed class ReportIntake(Databases databases, MachineWitness witness, DecisionIntake decisions, AutoPause autoPause, TimeProvider clock)
{
    private const int Attempts = 3;

    // Longer than a signature is good for.
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(11);

    /// <summary>Takes a report.</summary>
    /// <param name="scope">The machine's scope.</param>
    /// <param name="request">The signed request.</param>
    /// <param name="report">What it says.</param>
    /// <param name="log">What it says of the machine's log; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TakenReport> TakeAsync(OrgScope scope, MachineRequest request, MachineReport report, PresentedLog? log, CancellationToken cancellation)
    {
        var taken = await TakeInTurnAsync(scope, request, report, log, cancellation);

        // Once it is taken: what goes wrong here is no reason to take it again, which would find it taken already.
        if (report.Counts is not null && taken is { IsReplay: false, Witness: not WitnessVerdict.ProofFrom }) await autoPause.LookAsync(request.Fleet, report.Release, cancellation);
        return taken;
    }

    private async Task<TakenReport> TakeInTurnAsync(OrgScope scope, MachineRequest request, MachineReport report, PresentedLog? log, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TakeOnceAsync(scope, request, report, log, cancellation);
            }
            catch (DbUpdateException e) when (attempt < Attempts && e is DbUpdateConcurrencyException or { InnerException: System.Data.Common.DbException })
            {
                // Another machine with a copy of the same log, or the first of the hour, was faster.
            }
        }
    }

    private async Task<TakenReport> TakeOnceAsync(OrgScope scope, MachineRequest request, MachineReport report, PresentedLog? log, CancellationToken cancellation)
    {
        var (id, now) = (request.Machine.Id.ToString(), clock.GetUtcNow());
        await using var database = databases.Open<FleetDatabase>(scope);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);

        // Takes the machine's row: reports of one machine take turns.
        await database.Machines.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(machine => machine.SeenMs, now.ToUnixTimeMilliseconds()), cancellation);
        var machine = await database.Machines.SingleAsync(row => row.Id == id, cancellation);
        if (!await TakeNonceAsync(database, id, request.Signature.Nonce!, now, cancellation)) return new TakenReport(null, 0, IsReplay: true);

        var verdict = log is null ? null : await witness.LookAsync(database, scope, machine, log, now, cancellation);

        // The machine sends the same report again, with another proof.
        if (verdict is WitnessVerdict.ProofFrom) return new TakenReport(verdict, machine.CountedUntilMs, IsReplay: false);
        Take(machine, report, now);
        await Counting.AddAsync(database, machine, report, now, cancellation);
        await decisions.AddAsync(database, scope, machine, report, now, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        request.Machine.StoredSeenMs = now.ToUnixTimeMilliseconds();
        return new TakenReport(verdict, machine.CountedUntilMs, IsReplay: false);
    }

    // Kept in the database: neither a restart nor another node takes it a second time.
    private static async Task<bool> TakeNonceAsync(FleetDatabase database, string machineId, string nonce, DateTimeOffset now, CancellationToken cancellation)
    {
        var over = (now - NonceLife).ToUnixTimeMilliseconds();
        await database.UsedNonces.Where(row => row.MachineId == machineId && row.SeenMs < over).ExecuteDeleteAsync(cancellation);
        if (await database.UsedNonces.AnyAsync(row => row.MachineId == machineId && row.Nonce == nonce, cancellation)) return false;
        database.UsedNonces.Add(new UsedNonceRow { MachineId = machineId, Nonce = nonce, SeenMs = now.ToUnixTimeMilliseconds() });
        return true;
    }

    private static void Take(MachineRow machine, MachineReport report, DateTimeOffset now)
    {
        machine.ReportedMs = now.ToUnixTimeMilliseconds();
        machine.ReportedRelease = report.Release;
        machine.ReportedHash = report.RulesHash;
        machine.Version = report.Version;
        machine.HookIsOk = report.Hook.IsOk;
        machine.HookProblems = string.Join('\n', report.Hook.Problems);
    }
}
