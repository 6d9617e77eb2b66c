using System.CommandLine;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet …</c>: rules that an organisation signs. Each command has a file of its own; those that need a network are <see cref="NetworkProgram"/>'s.</summary>
internal static class FleetCommand
{
    public static Command Define(CommandContext context)
    {
        var fleet = new Command("fleet", "Rules that an organisation signs for its machines.")
        {
            FleetStatusCommand.Define(context),
            FleetCheckCommand.Define(context),
            FleetPreviewCommand.Define(context),
            new Command("bundle", "Build what machines enforce, and sign it; without a network.")
            {
                FleetBuildCommand.Define(context),
                FleetSignCommand.Define(context),
                FleetMergeCommand.Define(context),
            },
            new Command("keys", "Keys that sign rules, and the root that says whose they are; without a network.")
            {
                FleetKeysCommand.DefineNew(context),
                FleetKeysCommand.DefineShow(context),
                FleetRootCommand.Define(context),
            },
        };
        foreach (var command in NetworkProgram.FleetCommands()) fleet.Add(command);
        return fleet;
    }
}
