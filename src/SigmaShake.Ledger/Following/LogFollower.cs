using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Following;

/// <summary>Reads what a log has recorded since the last look, in order and once.</summary>
public static class LogFollower
{
    /// <summary>Hands over the entries behind <paramref name="from"/>.</summary>
    /// <param name="folder">The ledger, which is there.</param>
    /// <param name="from">Up to where was read before; null for nowhere.</param>
    /// <param name="take">Takes an entry; false where it has no room for it, and then the next look begins with that one.</param>
    /// <returns>Up to where was read, and whether that is all; or why the log cannot be read.</returns>
    public static LedgerResult<FollowedLog> Read(string folder, LogPlace? from, Func<LedgerEntry, bool> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        var opened = LedgerReader.OpenAt(folder, from);
        if (!opened.Succeeded) return new LedgerResult<FollowedLog>(null, opened.Error);
        using var reader = opened.Value;
        var first = from?.NextIndex ?? 0;
        var place = from is not null && from.FileNumber == reader.FileNumber ? from : new LogPlace(reader.FileNumber, 0, first, 0);
        foreach (var entry in reader.Entries())
        {
            if (entry.Index >= first && !take(entry)) return Found(place, isAll: false);

            // Behind an index that stands in the wrong place the numbers still only grow.
            place = new LogPlace(reader.FileNumber, entry.Offset + entry.FrameBytes, Math.Max(place.NextIndex, entry.Index + 1), entry.TimeMs);
        }

        return Found(place, isAll: true);
    }

    private static LedgerResult<FollowedLog> Found(LogPlace place, bool isAll) => new(new FollowedLog(place, isAll), null);
}
