using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Reports;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Overview;

/// <summary>The decisions that machines sent, to look at. Thread-safe.</summary>
internal sealed class Decisions(Databases databases)
{
    /// <summary>The most of one part of the list.</summary>
    public const int MaxPage = 100;

    /// <summary>A part of the list; null for a cursor that is none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="before">The cursor; null for the beginning.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<DecisionPage?> PageAsync(OrgScope scope, string? before, int most, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        var rows = database.Decisions.AsNoTracking();
        if (before is not null)
        {
            if (before.Split(':') is not [var time, var id] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var timeMs)) return null;
            rows = rows.Where(row => row.TimeMs < timeMs || (row.TimeMs == timeMs && string.Compare(row.Id, id) < 0));
        }

        var page = await rows.OrderByDescending(row => row.TimeMs).ThenByDescending(row => row.Id).Take(most + 1).ToListAsync(cancellation);
        var shown = page.Take(most).ToList();
        using var key = shown.Exists(row => row.What is not null) ? await databases.OpenKeyAsync(scope, cancellation) : null;
        var views = shown.Select(row => new DecisionView(
            row.MachineId, row.Index, DateTimeOffset.FromUnixTimeMilliseconds(row.TimeMs), row.Verdict, row.Rule, row.Agent, row.Tool,
            row.What is { } box ? key!.Open(box, DecisionIntake.PlaceOf(row.Id)) : null));
        return new DecisionPage([.. views], page.Count > most ? $"{shown[^1].TimeMs}:{shown[^1].Id}" : null);
    }
}
