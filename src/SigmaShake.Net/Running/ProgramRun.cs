namespace SigmaShake.Net.Running;

/// <summary>What came of a program.</summary>
/// <param name="Problem">What went wrong, as a sentence without its full stop; null where it ended with 0.</param>
/// <param name="Output">The beginning of what it wrote, errors too.</param>
internal sealed record ProgramRun(string? Problem, string Output)
{
    /// <summary>Whether nothing has run, and the same may run later: a program that is being replaced, a machine that is full.</summary>
    public bool MayStart { get; init; }

    /// <summary>It could not be started.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="mayStart">Whether it may be later.</param>
    public static ProgramRun NotStarted(string problem, bool mayStart) => new(problem, "") { MayStart = mayStart };
}
