namespace SigmaShake.Server.Commands;

/// <summary>Says what has been done so far, a line for each step.</summary>
internal sealed class StepLines<TStep>(TextWriter output) : IProgress<TStep>
    where TStep : struct, Enum
{
    /// <inheritdoc />
    public void Report(TStep value) => output.WriteLine($"done  {value.ToString().ToLowerInvariant()}");
}
