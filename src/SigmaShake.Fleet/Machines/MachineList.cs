using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Machines;

/// <summary>The machines of an organisation, to look at. Thread-safe.</summary>
internal sealed class MachineList(Databases databases, LiveFleets fleets, Cursors cursors, TimeProvider clock)
{
    /// <summary>A page of the list, by id; null for a cursor that is none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="cursor">The cursor; null for the beginning.</param>
    /// <param name="size">How many.</param>
    /// <param name="onlyFlagged">Whether only those are wanted whose log contradicts itself.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ListPage<MachineView>?> PageAsync(OrgScope scope, string? cursor, PageSize size, bool onlyFlagged, CancellationToken cancellation)
    {
        var list = $"machines of {scope.Id}";
        string? after = null;
        if (cursor is not null && (after = cursors.Read(list, cursor)) is null) return null;
        var live = await fleets.GetAsync(scope, cancellation);
        await using var database = databases.Open<FleetDatabase>(scope);
        var rows = database.Machines.AsNoTracking().Where(row => row.RemovedMs == null);
        if (onlyFlagged) rows = rows.Where(row => row.LogFlag != null);
        if (after is not null) rows = rows.Where(row => string.Compare(row.Id, after) > 0);
        var found = await WithLogs(database, rows.OrderBy(row => row.Id).Take(size.Value + 1)).ToListAsync(cancellation);
        var views = found.OrderBy(pair => pair.Machine.Id, StringComparer.Ordinal).Select(pair => View(live, pair.Machine, pair.Log)).ToList();
        return size.PageOf(views, last => cursors.Give(list, last.Id));
    }

    /// <summary>A machine; null where there is none.</summary>
    public async Task<MachineView?> FindAsync(OrgScope scope, string id, CancellationToken cancellation)
    {
        var live = await fleets.GetAsync(scope, cancellation);
        await using var database = databases.Open<FleetDatabase>(scope);
        var found = await WithLogs(database, database.Machines.AsNoTracking().Where(row => row.Id == id && row.RemovedMs == null)).FirstOrDefaultAsync(cancellation);
        return found is null ? null : View(live, found.Machine, found.Log);
    }

    private static IQueryable<MachineAndLog> WithLogs(FleetDatabase database, IQueryable<MachineRow> machines) =>
        from machine in machines
        join log in database.WitnessedLogs.AsNoTracking() on machine.LogOrigin equals log.Origin into logs
        from log in logs.DefaultIfEmpty()
        select new MachineAndLog { Machine = machine, Log = log };

    private MachineView View(LiveOrganisation live, MachineRow row, WitnessedLogRow? log)
    {
        // What is in memory is newer than what was written down.
        var known = MachineId.TryParse(row.Id, out var id) ? live.Find(id) : null;
        var seen = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(row.SeenMs, known?.SeenMs ?? 0));
        var expected = known is null ? 0 : live.ReleaseFor(known)?.Number ?? 0;
        return new MachineView(
            row.Id, row.Name, row.Hostname, row.Version, MachineState.Of(seen, row.ReportedMs is not null, row.ReportedRelease, expected, clock.GetUtcNow()),
            row.ReportedRelease, expected, row.ReportedHash,
            DateTimeOffset.FromUnixTimeMilliseconds(row.EnrolledMs), row.EnrolledWith, seen, Time(row.ReportedMs), row.HookIsOk,
            row.HookProblems.Length == 0 ? [] : row.HookProblems.Split('\n'), LogView(row, log));
    }

    private static MachineLogView? LogView(MachineRow row, WitnessedLogRow? log) => row.LogOrigin is null && row.LogFlag is null ? null : new MachineLogView(
        row.LogOrigin ?? "", log?.Size ?? 0, Convert.ToBase64String(log?.Root ?? []), Time(log?.SeenMs), row.LogFlag, Time(row.LogFlaggedMs),
        row.LogContradiction, log?.Note, log is { IsSpoilt: false });

    private static DateTimeOffset? Time(long? ms) => ms is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private sealed class MachineAndLog
    {
        public required MachineRow Machine { get; init; }

        public WitnessedLogRow? Log { get; init; }
    }
}
