using SigmaShake.Ledger.Reading;

namespace SigmaShake.Net.Outbox;

/// <summary>All that there is to know of what is to be done, as it stands on the disk. Immutable, thread-safe.</summary>
/// <param name="Place">Up to where the log was looked through; null for nowhere.</param>
internal sealed record OutboxState(LogPlace? Place)
{
    /// <summary>How many may wait. Beyond that the log is not read on: it keeps the rest.</summary>
    public const int MostWaiting = 2_000;

    /// <summary>How many may wait of one rule. What comes beyond that has failed: a receiver that is gone must not hold up what other rules have done.</summary>
    public const int MostOfRule = 500;

    /// <summary>How many of those that failed are kept, the last ones.</summary>
    public const int MostFailed = 200;

    /// <summary>How many of those that were done are kept, the last ones.</summary>
    public const int MostDone = 100;

    /// <summary>Which log was looked through, by the hash of its first entry; null where that is not known.</summary>
    public string? Log { get; init; }

    /// <summary>What waits, in the order of the log.</summary>
    public IReadOnlyList<Delivery> Waiting { get; init; } = [];

    /// <summary>What was given up, oldest first.</summary>
    public IReadOnlyList<Delivery> Failed { get; init; } = [];

    /// <summary>What was done, oldest first.</summary>
    public IReadOnlyList<Delivery> Done { get; init; } = [];

    /// <summary>The same with one that waits replaced.</summary>
    public OutboxState With(Delivery changed) => this with { Waiting = [.. Waiting.Select(one => one.Id == changed.Id ? changed : one)] };

    /// <summary>The same with one that waited done.</summary>
    public OutboxState WithDone(Delivery done) => Without(done) with { Done = [.. Done.Append(done).TakeLast(MostDone)] };

    /// <summary>The same with some given up, whether they waited or not.</summary>
    public OutboxState WithFailed(params IReadOnlyCollection<Delivery> failed)
    {
        var ids = failed.Select(one => one.Id).ToHashSet();
        return this with { Waiting = [.. Waiting.Where(one => !ids.Contains(one.Id))], Failed = [.. Failed.Concat(failed).TakeLast(MostFailed)] };
    }

    /// <summary>The same with one that was given up waiting once more; unchanged where there is none of that id.</summary>
    public OutboxState WithAnother(string id, long nowMs)
    {
        if (Failed.FirstOrDefault(one => one.Id == id) is not { } failed) return this;
        var again = failed with { Tries = 0, EnteredMs = nowMs, TimeMs = nowMs, Output = null };
        return this with
        {
            Failed = [.. Failed.Where(one => one.Id != id)],
            Waiting = [.. Waiting.Where(one => one.Id != id).Append(again).OrderBy(one => one.Entry)],
        };
    }

    private OutboxState Without(Delivery delivery) => this with { Waiting = [.. Waiting.Where(one => one.Id != delivery.Id)] };
}
