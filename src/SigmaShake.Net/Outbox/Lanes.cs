namespace SigmaShake.Net.Outbox;

/// <summary>
/// What may be tried now. What one rule has done goes one after the other, in the order of the log; what has to be tried again holds up nothing behind it,
/// but after a failure its rule rests for a while, so that a receiver that is gone is not asked about everything that waits. Not thread-safe.
/// </summary>
internal sealed class Lanes
{
    /// <summary>How many rules are carried out at once.</summary>
    public const int MostAtOnce = 4;

    /// <summary>The longest that a rule rests.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly HashSet<(string, EffectKind)> _busy = [];
    private readonly Dictionary<(string, EffectKind), (int Failures, long UntilMs)> _resting = [];

    /// <summary>What is begun now: the first of each rule that is due, as many as there is room for.</summary>
    public IReadOnlyList<Delivery> Begin(IReadOnlyList<Delivery> waiting, long nowMs)
    {
        var begun = new List<Delivery>();
        foreach (var delivery in waiting)
        {
            if (_busy.Count >= MostAtOnce) break;
            if (IsDue(delivery.TimeMs, RetryTimes.LongestPause, nowMs) && IsAwake(delivery.Lane, nowMs) && _busy.Add(delivery.Lane)) begun.Add(delivery);
        }

        return begun;
    }

    /// <summary>A try is over.</summary>
    public void End(Delivery delivery, bool rests, long nowMs)
    {
        _busy.Remove(delivery.Lane);
        var failures = rests ? _resting.GetValueOrDefault(delivery.Lane).Failures + 1 : 0;
        if (failures == 0) _resting.Remove(delivery.Lane);
        else _resting[delivery.Lane] = (failures, nowMs + (long)Shorter(RetryTimes.After(failures, null), LongestRest).TotalMilliseconds);
    }

    /// <summary>A try came to no end.</summary>
    public void Abandon(Delivery delivery) => _busy.Remove(delivery.Lane);

    /// <summary>A rule rests no longer: somebody wants it tried.</summary>
    public void Wake(Delivery delivery) => _resting.Remove(delivery.Lane);

    private bool IsAwake((string, EffectKind) lane, long nowMs) => !_resting.TryGetValue(lane, out var rest) || IsDue(rest.UntilMs, LongestRest, nowMs);

    // A clock that was ahead, and was set back, would have us wait for it.
    private static bool IsDue(long timeMs, TimeSpan longest, long nowMs) => timeMs <= nowMs || timeMs > nowMs + (long)longest.TotalMilliseconds;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
