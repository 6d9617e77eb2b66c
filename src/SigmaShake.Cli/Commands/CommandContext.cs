using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Commands;

/// <summary>What a command may touch of the world, so that tests can hand it another.</summary>
/// <param name="Out">For results.</param>
/// <param name="Error">For everything that is not a result.</param>
/// <param name="In">For answers and input.</param>
/// <param name="Clock">The time.</param>
/// <param name="Directory">The working directory.</param>
/// <param name="State">The state folder, or null for the one in HOME.</param>
/// <param name="Person">Tells a person from an agent.</param>
internal sealed record CommandContext(
    TextWriter Out, TextWriter Error, TextReader In, TimeProvider Clock, string Directory, string? State, PersonCheck Person)
{
    /// <summary>Prints one line that says what is wrong and how to mend it; the command's exit code.</summary>
    public int Fail(string problem, int exitCode = ExitCodes.Failed)
    {
        Error.WriteLine($"ssg: {PrintableText.Line(problem)}");
        return exitCode;
    }
}

/// <summary>What the exit code of a command says. Agents' hooks have their own.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The command did its work and found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command was called wrongly, or refused.</summary>
    public const int Usage = 2;
}
