using System.CommandLine;
using SigmaShake.Cli.Commands;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet …</c>, as far as it talks to a server.</summary>
internal static class FleetCommand
{
    public static Command Define(CommandContext context) => new("fleet", "Rules that an organisation signs, enforced on this machine.")
    {
        EnrolCommand.Define(context),
        SyncCommand.Define(context),
        LeaveCommand.Define(context),
        PublishCommand.Define(context),
        RolloutCommand.Define(context),
        RemoteStatusCommand.Define(context),
    };
}
