using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Following;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Net.Outbox;

/// <summary>Looks the log through for what is to be done. The log is where it all comes from: the hook leaves nothing else, and pays nothing.</summary>
/// <param name="state">Our own state.</param>
/// <param name="clock">The time.</param>
internal sealed class Intake(StateFolder state, TimeProvider clock)
{
    private SourceStamp? _seen;

    private string Entries => Path.Combine(state.Ledger, "entries");

    /// <summary>An outbox that begins with what is recorded from now on.</summary>
    /// <exception cref="StateException">The log cannot be read.</exception>
    public OutboxState Begin()
    {
        if (FileStatus.Of(Entries).Kind == FileKind.Absent) return new OutboxState(Place: null);
        var read = LogFollower.Read(state.Ledger, null, _ => true);
        return read.Succeeded ? new OutboxState(read.Value.Place) { Log = LogIdentity.Of(state.Ledger)?.ToString() } : throw new StateException(read.Error.Message, read.Error.Help);
    }

    /// <summary>The outbox with what came in since, as far as there is room; the same one where nothing did.</summary>
    /// <exception cref="StateException">The log, or the rules that its next entry names, cannot be read: they are looked at again later.</exception>
    public OutboxState Look(OutboxState outbox)
    {
        var room = OutboxState.MostWaiting - outbox.Waiting.Count;
        if (room <= 0 || SourceStat.Of(Entries) is not { } stamp || stamp == _seen) return outbox;
        outbox = OfThisLog(outbox);
        var (finder, found) = (new EffectFinder(state, clock), new List<Delivery>());
        StateException? obstacle = null;
        var read = LogFollower.Read(state.Ledger, outbox.Place, entry =>
        {
            try
            {
                var more = Of(entry, finder);

                // All that one entry has done goes in at once, or none of it; what alone is too much goes in all the same.
                if (found.Count > 0 && found.Count + more.Count > room) return false;
                found.AddRange(more);
                return true;
            }
            catch (StateException e)
            {
                obstacle = e;
                return false;
            }
        });
        if (!read.Succeeded) throw new StateException(read.Error.Message, read.Error.Help);
        if (obstacle is not null && read.Value.Place.NextIndex == (outbox.Place?.NextIndex ?? 0)) throw obstacle;
        if (read.Value.IsAll) _seen = stamp;
        return read.Value.Place == outbox.Place ? outbox : Take(outbox, found) with { Place = read.Value.Place };
    }

    // A log that was begun in the stead of another has its own entries under the same numbers, and maybe in the same file as the kernel counts them.
    private OutboxState OfThisLog(OutboxState outbox)
    {
        var log = LogIdentity.Of(state.Ledger)?.ToString();
        if (log is null || log == outbox.Log) return outbox;
        return outbox with { Log = log, Place = outbox.Log is null ? outbox.Place : null };
    }

    private static OutboxState Take(OutboxState outbox, List<Delivery> found)
    {
        var ofRule = outbox.Waiting.GroupBy(one => one.Lane).ToDictionary(lane => lane.Key, lane => lane.Count());
        var (waiting, failed) = (new List<Delivery>(outbox.Waiting), new List<Delivery>());
        foreach (var delivery in found)
        {
            var before = ofRule.GetValueOrDefault(delivery.Lane);
            if (before >= OutboxState.MostOfRule)
            {
                failed.Add(delivery with { Problem = $"{OutboxState.MostOfRule} wait for this rule already" });
                continue;
            }

            ofRule[delivery.Lane] = before + 1;
            waiting.Add(delivery);
        }

        return (outbox with { Waiting = waiting }).WithFailed(failed);
    }

    private IEnumerable<Delivery> All(LedgerEntry entry, IReadOnlyList<Effect> effects)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var effect in effects)
        {
            var id = Delivery.IdOf(entry.LeafHash, effect.Rule.QualifiedId, effect.Kind, effect.Number);
            yield return new Delivery(id, entry.Index, effect.Rule.QualifiedId, effect.Kind, effect.Number) { EnteredMs = nowMs, TimeMs = nowMs };
        }
    }

    private List<Delivery> Of(LedgerEntry entry, EffectFinder finder) => [.. All(entry, finder.Of(EntryContent.Of(entry)))];
}
