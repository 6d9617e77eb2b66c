using System.Globalization;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>Adds up the numbers of entries in one walk over them.</summary>
internal sealed class StatisticsQuery(Database database, TimeZoneInfo zone)
{
    private static readonly Facet[] Counted = [Facet.Decision, Facet.Rule, Facet.Tool, Facet.Agent, Facet.Project];

    private readonly Dictionary<(Facet, long), long> _counts = [];
    private readonly Dictionary<(DateOnly, long), long> _days = [];
    private readonly Dictionary<(long Rule, long Decision), long> _rules = [];
    private readonly List<long> _durations = [];
    private long _entries;
    private long _calls;
    private long _erased;
    private long? _firstMs;
    private long _lastMs;

    // Where the day of the last entry began and ends: the next one mostly lies within.
    private (long Begin, long End, DateOnly Day) _day;

    public LogStatistics Run(EntryFilter filter)
    {
        var query = FilterQuery.Of(database, filter);
        if (query.Unknown is null) Walk(query);
        var names = Counted.ToDictionary(facet => facet, facet => ValueTable.All(database, facet).ToDictionary(value => value.Number, value => value.Text));
        return new LogStatistics
        {
            Entries = _entries,
            Calls = _calls,
            Erased = _erased,
            First = _firstMs is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null,
            Last = _firstMs is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(_lastMs),
            Days = [.. _days.GroupBy(day => day.Key.Item1).OrderBy(day => day.Key).Select(day => new DayCount(day.Key, Sorted(day.Select(one => (one.Key.Item2, one.Value)), names[Facet.Decision])))],
            Decisions = Of(Facet.Decision),
            Rules = Of(Facet.Rule),
            RuleDecisions = [.. _rules
                .Select(count => new RuleCount(names[Facet.Rule].GetValueOrDefault(count.Key.Rule, ""), names[Facet.Decision].GetValueOrDefault(count.Key.Decision, ""), count.Value))
                .OrderByDescending(count => count.Entries).ThenBy(count => count.Rule, StringComparer.Ordinal).ThenBy(count => count.Decision, StringComparer.Ordinal)],
            Tools = Of(Facet.Tool),
            Agents = Of(Facet.Agent),
            Projects = Of(Facet.Project),
            JudgingTime = Percentiles(),
            Unknown = query.Unknown,
        };

        List<ValueCount> Of(Facet facet) => Sorted(_counts.Where(count => count.Key.Item1 == facet).Select(count => (count.Key.Item2, count.Value)), names[facet]);
    }

    private void Walk(FilterQuery query)
    {
        var conditions = query.Wanted.Select(wanted => $" AND {Column(wanted.Facet)} IN ({string.Join(',', wanted.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))})");
        var call = database.Number("SELECT id FROM value WHERE facet = 0 AND text = 'call'") ?? -1;
        using var all = database.Prepare($"SELECT time, erased, duration, kind, {string.Join(", ", Counted.Select(Column))} FROM entry WHERE id BETWEEN ? AND ?{string.Concat(conditions)}");
        all.Bind(1, query.First).Bind(2, query.Last);
        while (all.Step())
        {
            var timeMs = all.Integer(0);
            _entries++;
            _erased += all.Integer(1);
            if (all.Integer(3) == call) _calls++;
            _firstMs ??= timeMs;
            _lastMs = timeMs;
            if (all.IntegerOrNull(2) is { } duration) _durations.Add(duration);
            for (var i = 0; i < Counted.Length; i++)
            {
                if (all.IntegerOrNull(4 + i) is { } value) Add(_counts, (Counted[i], value));
            }

            if (all.IntegerOrNull(4) is not { } decision) continue;
            Add(_days, (DayOf(timeMs), decision));
            if (all.IntegerOrNull(5) is { } rule) Add(_rules, (rule, decision));
        }
    }

    private static string Column(Facet facet) => facet.ToString().ToLowerInvariant();

    private static void Add<T>(Dictionary<T, long> counts, T key)
        where T : notnull
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count++;
    }

    private DateOnly DayOf(long timeMs)
    {
        if (timeMs >= _day.Begin && timeMs < _day.End) return _day.Day;
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), zone);

        // Within the hour the offset hardly changes, and days begin on one; where it does, the next hour looks again.
        var begin = timeMs - (long)(local.TimeOfDay.TotalMilliseconds % TimeSpan.MillisecondsPerHour);
        _day = (begin, begin + TimeSpan.MillisecondsPerHour, DateOnly.FromDateTime(local.DateTime));
        return _day.Day;
    }

    private static List<ValueCount> Sorted(IEnumerable<(long Number, long Count)> counts, Dictionary<long, string> names) =>
        [.. counts.Select(count => new ValueCount(names.GetValueOrDefault(count.Number, ""), count.Count)).OrderByDescending(count => count.Entries).ThenBy(count => count.Value, StringComparer.Ordinal)];

    /// <summary>By nearest rank.</summary>
    private Durations? Percentiles()
    {
        if (_durations.Count == 0) return null;
        _durations.Sort();
        return new Durations(At(50), At(90), At(99), _durations[^1]);

        long At(int percent) => _durations[(int)Math.Max(0, ((_durations.Count * (long)percent) + 99) / 100 - 1)];
    }
}
