using System.CommandLine;
using System.CommandLine.Help;
using SigmaShake.Cli.Commands;

namespace SigmaShake.Net.Commands;

/// <summary>Every command that needs a network, or is one. People type them as commands of <c>ssg</c>, which hands them over to this program.</summary>
internal static class CommandTree
{
    private const int HelpColumns = 100;

    /// <summary>Builds the tree.</summary>
    public static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand("The commands of `ssg` that need a network. `ssg` itself holds no network code; type them as `ssg fleet …`.")
        {
            AuthCommand.Define(context),
            FleetCommand.Define(context),
            OutboxCommand.Define(context),
            ServeCommand.Define(context),
            ReferenceCommand.Define(context, _ => false),
        };
        if (root.Options.OfType<HelpOption>().Single().Action is HelpAction help)
        {
            help.MaxWidth = HelpColumns;
            root.SetAction(help.Invoke);
        }

        var version = root.Options.OfType<VersionOption>().Single();
        version.Description = "Print the version, and that of the rules language.";
        version.Action = new VersionAction(context);
        return root;
    }
}
