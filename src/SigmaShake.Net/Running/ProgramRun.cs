namespace SigmaShake.Net.Running;

/// <summary>What came of a program.</summary>
/// <param name="Problem">What went wrong, as a sentence without its full stop; null where it ended with 0.</param>
/// <param name="Output">The beginning of what it wrote, errors too.</param>
internal sealed record ProgramRun(string? Problem, string Output)
{
    /// <summary>It could not be started.</summary>
    public static ProgramRun NotStarted(string problem) => new(problem, "");
}
