using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Reports;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Overview;

/// <summary>The decisions that machines sent, to look at. Thread-safe.</summary>
internal sealed class Decisions(Databases databases, Cursors cursors)
{
    /// <summary>A page of the list, newest first; null for a cursor that is none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="cursor">The cursor; null for the beginning.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ListPage<DecisionView>?> PageAsync(OrgScope scope, string? cursor, PageSize size, CancellationToken cancellation)
    {
        var list = $"decisions of {scope.Id}";
        await using var database = databases.Open<FleetDatabase>(scope);
        var rows = database.Decisions.AsNoTracking();
        if (cursor is not null)
        {
            if (cursors.Read(list, cursor)?.Split(':') is not [var time, var id] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var timeMs)) return null;
            rows = rows.Where(row => row.TimeMs < timeMs || (row.TimeMs == timeMs && string.Compare(row.Id, id) < 0));
        }

        var found = await rows.OrderByDescending(row => row.TimeMs).ThenByDescending(row => row.Id).Take(size.Value + 1).ToListAsync(cancellation);
        using var key = found.Exists(row => row.What is not null) ? await databases.OpenKeyAsync(scope, cancellation) : null;
        var views = found.Select(row => new DecisionView(
            row.MachineId, row.Index, DateTimeOffset.FromUnixTimeMilliseconds(row.TimeMs), row.Verdict, row.Rule, row.Agent, row.Tool,
            row.What is { } box ? key!.Open(box, DecisionIntake.PlaceOf(row.Id)) : null)).ToList();
        return size.PageOf(views, last => cursors.Give(list, $"{last.Time.ToUnixTimeMilliseconds()}:{DecisionRow.IdOf(last.Machine, last.Index)}"));
    }
}
