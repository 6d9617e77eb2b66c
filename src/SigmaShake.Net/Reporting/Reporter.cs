using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Counting;
using SigmaShake.Ledger.Durable;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Syncing;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Reporting;

/// <summary>
/// Reports to the server: what is in force, how the hooks are, what was decided since the last time (as far as the organisation's signed settings have it), and
/// the checkpoint of the log, which the server witnesses. What goes wrong is said and done again with the next report; no call waits for it.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="state">Whose log and hooks are reported.</param>
/// <param name="clock">The time.</param>
internal sealed class Reporter(EnrolledMachine machine, StateFolder state, TimeProvider clock)
{
    private const string ProofFrom = "proof_from";

    // Of the bound on the whole body, which also holds counts and proof.
    private const int MaxDecisionBytes = 40 << 10;

    // Single calls may not fit into one report; what is left over at the last one waits for the next round.
    private const int MaxReports = 20;

    /// <summary>Sends what there is to report. Null, or what is wrong with it: one line.</summary>
    public async Task<string?> SendAsync(SyncOutcome outcome, CancellationToken cancellation)
    {
        using var alone = PlaceLock.TryTake(machine.Place, MachineFiles.ReportLock);
        if (alone is null) return null; // Whoever has it reports the same.
        MachineFiles.RemoveLeftovers(machine.Place, MachineFiles.Reported, MachineFiles.Cosigned);
        for (var sent = 0; sent < MaxReports; sent++)
        {
            var (problem, isAll) = await SendOneAsync(outcome, cancellation);
            if (problem is not null) return problem;
            if (isAll) return null;
        }

        return null;
    }

    private async Task<(string? Problem, bool IsAll)> SendOneAsync(SyncOutcome outcome, CancellationToken cancellation)
    {
        var memory = ReportMemory.Read(machine.Place);
        var hasLog = FileStatus.Of(state.Ledger).Kind == FileKind.Folder;
        var counted = hasLog ? Count(memory, outcome.Settings.Decisions) : default;
        if (counted.Error is { } uncounted) return (uncounted.ToString(), true);
        var log = hasLog ? LogReport.Of(state.Ledger, state.Checkpoints) : default;
        if (log.Error is { Kind: not Ledger.LedgerErrorKind.Empty } unsigned) return (unsigned.ToString(), true);

        var report = new MachineReport(outcome.Release?.Release ?? 0, outcome.Release?.Bundle.ToString(), ProductVersion.Text, HookCheck.Of(state.Installs))
        {
            Counts = counted.Value is null ? null : Between(counted.Value.Counts, memory),
            Decisions = counted.Value?.Decisions ?? [],
        };
        if (report.Counts is { } sent && (memory with { UnansweredUntilMs = sent.UntilMs }).Keep(machine.Place) is { } notKept) return (notKept, true);
        var (problem, reply) = await SendAsync(report, log.Value, memory.WitnessedSize, cancellation);
        if (problem is not null) return (problem, true);
        if (log.Value is { } witnessed) problem = KeepCosignature(witnessed, reply!);

        // Only now: what did not arrive is counted again.
        var kept = memory with { WitnessedSize = log.Value?.Checkpoint.Checkpoint.Size ?? memory.WitnessedSize };
        if (counted.Value is { } calls) kept = ReportAnswer.Of(reply!).After(kept, calls, report.Counts!);
        return (problem ?? kept.Keep(machine.Place), counted.Value?.IsAll ?? true);
    }

    private DecisionCounts Between(DecisionCounts counts, ReportMemory memory)
    {
        var since = memory.UntilMs > 0 ? memory.UntilMs : machine.Enrolment.EnrolledMs;
        return counts with { SinceMs = since, UntilMs = Math.Max(since, clock.GetUtcNow().ToUnixTimeMilliseconds()) };
    }

    private Ledger.LedgerResult<CountedCalls> Count(ReportMemory memory, DecisionSharing sharing) => sharing == DecisionSharing.None
        ? default
        : CallCounter.Count(
            state.Ledger, memory.Place, memory.UntilMs > 0 ? memory.NotBeforeMs : machine.Enrolment.EnrolledMs, sharing == DecisionSharing.All ? MaxDecisionBytes : 0);

    /// <summary>Sends a report; a second time where the server has seen another state of the log than was thought.</summary>
    private async Task<(string? Problem, Reply? Reply)> SendAsync(MachineReport report, LogReport? log, long seenSize, CancellationToken cancellation)
    {
        Reply? reply = null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (log is not null)
            {
                var evidence = log.From(seenSize);
                if (!evidence.Succeeded) return (evidence.Error.ToString(), null);
                report = report with { Log = evidence.Value };
            }

            reply = await machine.Requests.PostAsync("reports", report.ToBytes(), cancellation);
            if (reply.IsSuccess) return (null, reply);
            if (ServerProblem.Of(reply) is not { Code: ProofFrom, Size: { } size } || size == seenSize) break;
            seenSize = size;
        }

        return ($"the report did not go out: {ServerProblem.Describe(machine.Requests.Fleet.Server, reply!)}", null);
    }

    /// <summary>Keeps the witness's line beside the checkpoint that it is on: whoever has both can show that the log stood so at that time.</summary>
    /// <returns>Null, or what the witness says against the log, or why its line was not kept.</returns>
    private string? KeepCosignature(LogReport log, Reply reply)
    {
        var answer = ReportAnswer.Of(reply);
        if (answer.Flag is { } flag) return $"`{machine.Requests.Fleet.Server}` has seen another state of this machine's log (`{flag}`) and shows it to your organisation; if you did not put the log back, tell them";
        if (answer.Cosignature is not { } line) return null;
        var note = Encoding.UTF8.GetBytes($"{log.Checkpoint.Note}{line}\n");
        return Signing.Notes.SignedNote.Parse(note).Succeeded
            ? AtomicFile.Write(Path.Combine(machine.Place.Folder, MachineFiles.Cosigned), note)?.ToString()
            : $"what `{machine.Requests.Fleet.Server}` sends as a cosignature is none; tell whoever runs it";
    }
}
