using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Counting;

/// <summary>Adds up what a log has recorded since the last time, from its entries alone: for a report, which tells numbers where it may tell no more.</summary>
public static class CallCounter
{
    /// <summary>Counts the calls behind <paramref name="from"/>.</summary>
    /// <param name="folder">The ledger, which is there.</param>
    /// <param name="from">Up to where was counted before; null for nowhere.</param>
    /// <param name="notBeforeMs">Calls of before that are passed over, in milliseconds since 1970 UTC; 0 for none.</param>
    /// <param name="maxDecisionBytes">How much room there is for single calls, roughly, in bytes; 0 to have none.</param>
    public static LedgerResult<CountedCalls> Count(string folder, LogPlace? from, long notBeforeMs, int maxDecisionBytes)
    {
        var opened = LedgerReader.OpenAt(folder, from);
        if (!opened.Succeeded) return new LedgerResult<CountedCalls>(null, opened.Error);
        using var reader = opened.Value;
        var first = from?.NextIndex ?? 0;
        var place = new LogPlace(reader.FileNumber, 0, first, 0);
        if (from is not null && from.FileNumber == reader.FileNumber) place = from;
        var tally = new CallTally();
        var decisions = new DecisionList(maxDecisionBytes);
        var isAll = true;
        foreach (var entry in reader.Entries())
        {
            var after = new LogPlace(reader.FileNumber, entry.Offset + entry.FrameBytes, entry.Index + 1, entry.TimeMs);
            if (entry.Index >= first && entry.TimeMs >= notBeforeMs)
            {
                var content = EntryContent.Of(entry);
                if (entry.Kind == EntryKind.Call && !decisions.Add(content))
                {
                    isAll = false;
                    break;
                }

                tally.Add(content);
            }

            place = after;
        }

        return new LedgerResult<CountedCalls>(new CountedCalls(tally.ToCounts(), decisions.Decisions, place, isAll), null);
    }
}
