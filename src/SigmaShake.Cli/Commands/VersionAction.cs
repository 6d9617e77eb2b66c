using System.CommandLine;
using System.CommandLine.Invocation;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg --version</c>: the program's version and that of the rules language.</summary>
internal sealed class VersionAction(CommandContext context) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        context.Out.WriteLine($"ssg {ProductVersion.Text} (rules language {ProductVersion.Language})");
        return ExitCodes.Ok;
    }
}
