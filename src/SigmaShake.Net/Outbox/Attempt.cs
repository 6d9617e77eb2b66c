namespace SigmaShake.Net.Outbox;

/// <summary>What came of one try.</summary>
/// <param name="Problem">What went wrong; null where it was done.</param>
/// <param name="IsOver">Whether it is not tried again, whatever went wrong.</param>
internal sealed record Attempt(string? Problem, bool IsOver)
{
    /// <summary>The beginning of what a program wrote; null for nothing.</summary>
    public string? Output { get; init; }

    /// <summary>How long a receiver asks to be left alone; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It was done.</summary>
    public static Attempt Done { get; } = new(null, IsOver: true);

    /// <summary>It failed, and may succeed later.</summary>
    public static Attempt Again(string problem) => new(problem, IsOver: false);

    /// <summary>It failed, and would fail again, or must not be done again.</summary>
    public static Attempt Never(string problem) => new(problem, IsOver: true);
}
