using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Reports;

/// <summary>Keeps single decisions where the organisation wants them; the newest ones, for a while. What was to be done is sealed.</summary>
internal sealed class DecisionIntake(Databases databases)
{
    /// <summary>How many decisions of an organisation are kept.</summary>
    public const int MaxKept = 20_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Where the text of a decision stands.</summary>
    public static FieldPlace PlaceOf(string id) => new(DecisionRow.PlaceTable, DecisionRow.PlaceColumn, id);

    /// <summary>Adds those of a report that are not there yet. Part of a transaction.</summary>
    public async Task AddAsync(FleetDatabase database, OrgScope scope, MachineRow machine, MachineReport report, DateTimeOffset now, CancellationToken cancellation)
    {
        if (report.Decisions.Count == 0) return;
        var oldestMs = (now - KeptFor).ToUnixTimeMilliseconds();

        // What is ahead of the clock would outlive all others.
        var newestMs = (now + FleetLimits.ClockTolerance).ToUnixTimeMilliseconds();
        using var key = await databases.OpenKeyAsync(scope, cancellation);
        var ids = report.Decisions.Select(decision => DecisionRow.IdOf(machine.Id, decision.Index)).ToList();
        var known = await database.Decisions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellation);
        foreach (var decision in report.Decisions)
        {
            var id = DecisionRow.IdOf(machine.Id, decision.Index);
            if (decision.TimeMs < oldestMs || decision.TimeMs > newestMs || !known.Add(id)) continue;
            database.Decisions.Add(new DecisionRow
            {
                Id = id, MachineId = machine.Id, Index = decision.Index, TimeMs = decision.TimeMs, Verdict = decision.Verdict, Rule = decision.Rule, Agent = decision.Agent,
                Tool = decision.Tool, What = decision.What is { } what ? key.Seal(what, PlaceOf(id)) : null,
            });
        }

        await DropOldAsync(database, oldestMs, cancellation);
    }

    private static async Task DropOldAsync(FleetDatabase database, long oldestMs, CancellationToken cancellation)
    {
        var newestGone = await database.Decisions.OrderByDescending(row => row.TimeMs).Select(row => row.TimeMs).Skip(MaxKept).FirstOrDefaultAsync(cancellation);
        var before = Math.Max(newestGone + 1, oldestMs);
        await database.Decisions.Where(row => row.TimeMs < before).ExecuteDeleteAsync(cancellation);
    }
}
