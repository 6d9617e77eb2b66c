using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli;

/// <summary>
/// What the programs do on a system whose locks, permissions and process table they do not know yet: say their version, and refuse all else. A hook that
/// is installed there refuses every call, by the exit code that means so: a guard that guesses would be worse than none.
/// </summary>
internal static class OtherSystem
{
    /// <summary>Carries a command line out, without a call of this product into the system.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="output">Where the version goes.</param>
    /// <param name="errors">Where the refusal goes: one line.</param>
    /// <returns>0, or 2 for refused.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--version"])
        {
            output.WriteLine($"ssg {ProductVersion.Text} (rules language {ProductVersion.Language})");
            return ExitCodes.Ok;
        }

        errors.WriteLine("`ssg` runs on Linux only, so far: on this system nothing is judged, and a hook refuses every call; take it out of the agent's settings, or use Linux (WSL 2, a container)");
        return ExitCodes.Usage;
    }
}
