namespace SigmaShake.Cli.Files;

/// <summary>The three streams that a process is born with, if its parent was kind.</summary>
internal static class StandardStreams
{
    private const string Nothing = "/dev/null";

    /// <summary>
    /// Puts something into each place that the parent left empty. Else the next file that is opened would stand there: the log would be read as
    /// the call, or the answer written into it.
    /// </summary>
    /// <remarks>Each is opened for the other direction, so that reading a missing input, or writing to a missing output, is still an error.</remarks>
    public static void Occupy()
    {
        // A new descriptor takes the lowest free number, so the order counts.
        if (!SystemCalls.IsOpen(0)) _ = SystemCalls.Open(Nothing, SystemCalls.WriteOnly);
        if (!SystemCalls.IsOpen(1)) _ = SystemCalls.Open(Nothing, SystemCalls.ReadOnly);
        if (!SystemCalls.IsOpen(2)) _ = SystemCalls.Open(Nothing, SystemCalls.ReadOnly);
        SystemCalls.IgnoreBrokenPipes();
    }
}
