using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Ledger.Counting;

/// <summary>The numbers, as entries come by.</summary>
internal sealed class CallTally
{
    // Times beyond that change no percentile that anybody looks at.
    private const int MaxTimes = 1 << 20;

    private readonly Dictionary<string, long> _verdicts = [];
    private readonly Dictionary<string, long> _rules = [];
    private readonly List<long> _times = [];
    private long _unrecorded;

    /// <summary>Counts an entry.</summary>
    public void Add(EntryContent content)
    {
        // Calls that could not be put on record are told by the entry behind them.
        if (content.Entry.Kind == EntryKind.Recovered) _unrecorded += content.Number("failed_appends"u8);
        if (content.Entry.Kind != EntryKind.Call || content.Decision is not { } verdict) return;
        Count(_verdicts, verdict);
        if (content.Rule is { } rule) Count(_rules, rule);
        if (content.DurationUs is { } time && _times.Count < MaxTimes) _times.Add(time);
    }

    /// <summary>What it adds up to.</summary>
    public DecisionCounts ToCounts()
    {
        _times.Sort();
        return new DecisionCounts(0, 0)
        {
            Block = Verdicts("block"), Ask = Verdicts("ask"), Allow = Verdicts("allow"), Force = Verdicts("force"), Log = Verdicts("log"), Shadow = Verdicts("shadow"),
            Errors = _unrecorded, P50Us = Percentile(50), P99Us = Percentile(99),
            Rules = [.. _rules.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal).Take(FleetLimits.MaxCountedRules).Select(rule => new RuleCount(rule.Key, rule.Value))],
        };
    }

    private static void Count(Dictionary<string, long> counts, string word) => counts[word] = counts.GetValueOrDefault(word) + 1;

    private long Verdicts(string word) => _verdicts.GetValueOrDefault(word);

    // The smallest time that so many in a hundred do not exceed.
    private long Percentile(int share) => _times.Count == 0 ? 0 : _times[(int)((((long)_times.Count * share) + 99) / 100) - 1];
}
