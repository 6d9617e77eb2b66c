using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Releases;

/// <summary>The releases of an organisation, to look at. Thread-safe.</summary>
internal sealed class ReleaseList(Databases databases, Cursors cursors)
{
    public const string RollingOut = "rolling_out";
    public const string Paused = "paused";
    public const string ForAll = "for_all";
    public const string Superseded = "superseded";

    /// <summary>A page of the list, newest first; null for a cursor that is none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="cursor">The cursor; null for the beginning.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ListPage<ReleaseView>?> PageAsync(OrgScope scope, string? cursor, PageSize size, CancellationToken cancellation)
    {
        var list = $"releases of {scope.Id}";
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursors.Read(list, cursor), NumberStyles.None, CultureInfo.InvariantCulture, out before)) return null;
        await using var database = databases.Open<FleetDatabase>(scope);
        var rows = await database.Releases.AsNoTracking().Where(row => row.Number < before).OrderByDescending(row => row.Number).Take(size.Value + 1).ToListAsync(cancellation);
        var names = await database.SigningKeys.AsNoTracking().ToDictionaryAsync(key => key.KeyId, key => key.Name, cancellation);
        var machines = await database.Machines.Where(row => row.RemovedMs == null).GroupBy(row => row.ReportedRelease).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

        // What comes before this part may be for all already: then these have been superseded.
        var isSuperseded = cursor is not null && (await database.Releases.AsNoTracking().Where(row => row.Number >= before).ToListAsync(cancellation)).Exists(IsForAll);
        var views = new List<ReleaseView>();
        foreach (var row in rows)
        {
            var state = isSuperseded ? Superseded : IsForAll(row) ? ForAll : row.IsPaused ? Paused : RollingOut;
            isSuperseded |= state == ForAll;
            views.Add(View(row, state, names, machines.GetValueOrDefault(row.Number)));
        }

        return size.PageOf(views, last => cursors.Give(list, $"{last.Number}"));
    }

    private static bool IsForAll(ReleaseRow row) => FleetReader.ReachOf(FleetReader.PlanOf(row.Plan), row.Wave) >= RingPosition.Places;

    private static ReleaseView View(ReleaseRow row, string state, Dictionary<string, string> names, int machines)
    {
        var plan = FleetReader.PlanOf(row.Plan);
        var next = state == RollingOut && plan.EveryMinutes > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(row.WaveSinceMs).AddMinutes(plan.EveryMinutes) : default(DateTimeOffset?);
        return new ReleaseView(
            row.Number, state, row.BundleHash, row.BundleBytes, row.RootVersion, DateTimeOffset.FromUnixTimeMilliseconds(row.PublishedMs), row.PublishedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresMs), [.. row.Signers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new SignerView(id, names.GetValueOrDefault(id)))],
            plan.First, plan.Waves, row.Wave, next, row.PauseReason, machines, row.Calls, row.Denials, row.Errors);
    }
}
