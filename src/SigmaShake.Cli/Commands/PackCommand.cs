using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg packs list|show|enable|disable</c>: the packs of rules inside the binary.</summary>
internal static class PackCommand
{
    public static Command Define(CommandContext context) => new("packs", "The packs of rules inside this binary.")
    {
        List(context),
        Show(context),
        Named(context, "enable", "Enforce packs, in every project.", PackSwitch.Enable),
        Named(context, "disable", "Stop enforcing packs. What is built in stays.", PackSwitch.Disable),
    };

    /// <summary>What is wrong with a name that no pack bears, and the nearest one.</summary>
    public static string Unknown(string name) =>
        $"there is no pack `{name}`; {Spelling.Help(name, [.. EmbeddedPack.All.Select(pack => pack.Name)])}";

    /// <summary>The state of a pack where the command is called.</summary>
    public static PackState StateOf(CommandContext context, EmbeddedPack pack) => States(context)(pack);

    private static IEnumerable<CompletionItem> NamesOfAll(CompletionContext _) => EmbeddedPack.All.Select(pack => new CompletionItem(pack.Name));

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "List the packs, and which are in force here.");
        command.SetAction(_ =>
        {
            var stateOf = States(context);
            var states = EmbeddedPack.All.Select(pack => (Pack: pack, State: stateOf(pack))).ToList();
            var name = states.Max(row => row.Pack.Name.Length);
            var reason = states.Max(row => row.State.Reason.Length);
            foreach (var (pack, state) in states)
            {
                var row = $"{(state.IsInForce ? "on" : "off"),-3}  {pack.Name.PadRight(name)}  {pack.Image.RuleCount,3} rules  {state.Reason.PadRight(reason)}  {pack.Summary}";
                context.Out.WriteLine(ColumnText.Cut(row, TerminalSize.Columns()));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "The pack." };
        name.CompletionSources.Add(NamesOfAll);
        var source = new Option<bool>("--source") { Description = "Print the rules as their author wrote them." };
        var command = new Command("show", "Show what a pack guards, and what it says.") { name, source };
        command.SetAction(parsed =>
        {
            if (EmbeddedPack.Find(parsed.GetValue(name)!) is not { } pack) return context.Fail(Unknown(parsed.GetValue(name)!), ExitCodes.Usage);
            if (parsed.GetValue(source)) context.Out.Write(Encoding.UTF8.GetString(pack.Read()));
            else Print(context, pack);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Print(CommandContext context, EmbeddedPack pack)
    {
        var state = StateOf(context, pack);
        context.Out.WriteLine($"{pack.Name}: {pack.Summary}");
        context.Out.WriteLine($"{(state.IsInForce ? "on" : "off")} ({state.Reason}), {pack.Image.RuleCount} rules");
        foreach (var rule in RuleFileReader.Read(pack.FileName, pack.Read()).Rules.OrderBy(rule => rule.Location.Line))
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"{Names.Of(rule.Decision),-5} {Names.Of(rule.Target),-9} {pack.Name}/{rule.Id}");
            context.Out.WriteLine($"      {Kind(rule)}");
            if (rule.Message.Length > 0) context.Out.WriteLine($"      {PrintableText.Line(rule.Message)}");
        }
    }

    private static string Kind(Rule rule) => string.Join(", ", [rule.Severity.ToString().ToLowerInvariant(), .. rule.Categories]);

    private static Command Named(CommandContext context, string verb, string description, Func<CommandContext, EmbeddedPack[], int> action)
    {
        var names = new Argument<string[]>("NAME") { Description = "The packs, as `ssg packs list` shows them.", Arity = ArgumentArity.OneOrMore };
        names.CompletionSources.Add(NamesOfAll);
        var command = new Command(verb, description) { names };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(names)!.Distinct().ToArray();
            var unknown = Array.Find(given, name => EmbeddedPack.Find(name) is null);
            return unknown is null ? action(context, [.. given.Select(name => EmbeddedPack.Find(name)!)]) : context.Fail(Unknown(unknown), ExitCodes.Usage);
        });
        return command;
    }

    private static Func<EmbeddedPack, PackState> States(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        var projects = ProjectFinder.Find(context.Directory, context.Directory, HomeDirectory.Find(), state.Path).Select(ProjectSettings.Read).ToArray();
        var (settings, fleet) = (SettingsFile.Load(state), FleetLayer.Settings(FleetLayer.PlacesOf(state)));
        return pack => PackState.Of(pack, fleet.Packs, settings, projects);
    }
}
