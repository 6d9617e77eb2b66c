using System.CommandLine;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg init</c>: install the hook into a coding agent, or take it out again.</summary>
internal static class InitCommandLine
{
    public static Command Define(CommandContext context)
    {
        _ = context;
        return new Command("init", "Install the hook into a coding agent, or take it out again.");
    }
}
