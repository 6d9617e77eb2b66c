namespace SigmaShake.Ledger.Index;

/// <summary>What a part of the log adds up to. All counts are of entries.</summary>
public sealed class LogStatistics
{
    /// <summary>All that are meant.</summary>
    public required long Entries { get; init; }

    /// <summary>Judged calls among them.</summary>
    public required long Calls { get; init; }

    /// <summary>Those of which nothing but the time is left.</summary>
    public required long Erased { get; init; }

    /// <summary>The time of the first; null where there is none.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The time of the last; null where there is none.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>The verdicts of each day, in the time zone that was asked for, oldest first.</summary>
    public required IReadOnlyList<DayCount> Days { get; init; }

    /// <summary>Verdicts, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> Decisions { get; init; }

    /// <summary>Rules that decided, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> Rules { get; init; }

    /// <summary>The same by what they decided, most frequent first.</summary>
    public required IReadOnlyList<RuleCount> RuleDecisions { get; init; }

    /// <summary>Tools, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> Tools { get; init; }

    /// <summary>Agents, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> Agents { get; init; }

    /// <summary>Projects, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> Projects { get; init; }

    /// <summary>How long judging took; null where nothing was judged.</summary>
    public required Durations? JudgingTime { get; init; }

    /// <summary>A value of the filter that no entry has; null if there is none.</summary>
    public UnknownValue? Unknown { get; init; }
}

/// <summary>How often a value occurs.</summary>
public sealed record ValueCount(string Value, long Entries);

/// <summary>How often a rule decided so.</summary>
public sealed record RuleCount(string Rule, string Decision, long Entries);

/// <summary>One day's verdicts, by word.</summary>
public sealed record DayCount(DateOnly Day, IReadOnlyList<ValueCount> Decisions);

/// <summary>Percentiles in microseconds: the smallest value that so many in a hundred do not exceed.</summary>
public sealed record Durations(long MedianUs, long NinetiethUs, long NinetyNinthUs, long MostUs);
