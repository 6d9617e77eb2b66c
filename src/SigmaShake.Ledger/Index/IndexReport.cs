namespace SigmaShake.Ledger.Index;

/// <summary>What opening an index did.</summary>
public sealed record IndexReport
{
    /// <summary>Why the index that was there was thrown away and made anew, in words; null if it was not.</summary>
    public string? Discarded { get; init; }

    /// <summary>How many entries were read in.</summary>
    public long FoldedEntries { get; init; }

    /// <summary>How many problems the log has, but for an append that was cut short, which the next one mends.</summary>
    public long LogProblems { get; init; }
}

/// <summary>How far folding is, in bytes of the log.</summary>
/// <param name="DoneBytes">What was read.</param>
/// <param name="TotalBytes">All of it.</param>
/// <param name="Entries">How many entries were read in.</param>
public readonly record struct FoldProgress(long DoneBytes, long TotalBytes, long Entries);

/// <summary>How an index is opened.</summary>
public sealed record IndexOptions
{
    /// <summary>Throw away what is there and read all of the log.</summary>
    public bool Rebuild { get; init; }

    /// <summary>Told every few thousand entries; null for nobody.</summary>
    public Action<FoldProgress>? Progress { get; init; }

    /// <summary>How long to wait for another process that has the index, in milliseconds. Default: 120,000, long enough to read a million entries in.</summary>
    public int LockTimeoutMs { get; init; } = 120_000;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
