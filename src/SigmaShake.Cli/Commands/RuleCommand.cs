using System.CommandLine;
using System.CommandLine.Completions;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg rule list|show|enable|disable</c>: the rules in force here.</summary>
internal static class RuleCommand
{
    public static Command Define(CommandContext context) => new("rule", "The rules in force here.")
    {
        List(context),
        Named(context, "show", "Show one rule as its author wrote it.", Show),
        Named(context, "enable", "Switch a rule on again that you had switched off.", RuleSwitch.Enable),
        Named(context, "disable", "Switch one rule off, everywhere. Built-in guards and the fleet's rules stay.", RuleSwitch.Disable),
    };

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "List the rules, most trusted layer first, in judging order.");
        command.SetAction(_ =>
        {
            foreach (var source in Load(context).Rules.Sources) PrintSource(context.Out, source);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void PrintSource(TextWriter output, RuleSource source)
    {
        var notes = (source.Identity.IsTrusted ? "" : " (not trusted)") + (source.Rules.Count == 0 ? ": no rules" : "");
        output.WriteLine($"{Names.Of(source.Identity.Layer)} layer, {source.Identity.Name}{notes}");
        foreach (var rule in source.Rules)
        {
            output.WriteLine(
                $"  {(rule.IsDisabled ? "off" : "on"),-3} {Names.Of(rule.Decision),-6} {Names.Of(rule.Rule.Target),-9} {rule.Rule.Priority,4}  {rule.QualifiedId}"
                + (rule.IsException ? "  (exception)" : "")
                + (rule.Rule.IsBroken ? "  (broken: run `ssg lint`)" : ""));
        }
    }

    private static Command Named(CommandContext context, string name, string description, Func<CommandContext, FoundRules, int> action)
    {
        var id = new Argument<string>("ID") { Description = "The qualified id, as `ssg rule list` shows it." };
        id.CompletionSources.Add(_ => Load(context).Rules.Sources.SelectMany(source => source.Rules).Select(rule => new CompletionItem(rule.QualifiedId)));
        var command = new Command(name, description) { id };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(id)!;
            var loaded = Load(context);
            var rules = loaded.Rules.Sources.SelectMany(source => source.Rules).ToList();
            var found = rules.FindAll(rule => rule.QualifiedId == wanted);
            return found.Count > 0
                ? action(context, new FoundRules(found, loaded.Projects))
                : context.Fail($"there is no rule `{wanted}` here; {Near(rules, wanted)}", ExitCodes.Usage);
        });
        return command;
    }

    private static string Near(List<RankedRule> rules, string wanted)
    {
        var near = rules
            .Where(rule => rule.Rule.Id == wanted || (wanted.Length > 0 && rule.QualifiedId.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
            .Select(rule => rule.QualifiedId).Distinct().Take(5).ToList();
        if (near.Count == 0 && Rules.Diagnostics.Spelling.Nearest(wanted, rules.Select(rule => rule.QualifiedId).ToArray()) is { } nearest) near.Add(nearest);
        return near.Count > 0 ? $"did you mean {string.Join(", ", near.Select(id => $"`{id}`"))}?" : "`ssg rule list` shows them";
    }

    private static int Show(CommandContext context, FoundRules found)
    {
        foreach (var rule in found.Rules)
        {
            var place = PrintableText.Line(rule.Rule.Location.ToString());
            context.Out.WriteLine($"# {rule.QualifiedId}: {Names.Of(rule.Source.Layer)} layer, {place}{(rule.IsDisabled ? ", switched off" : "")}");
            context.Out.WriteLine(RuleText.Of(rule.Rule));
        }

        return ExitCodes.Ok;
    }

    private static LoadedRules Load(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        return CallSurroundings.Find(state, SettingsFile.Load(state), context.Directory, context.Directory).Rules;
    }
}
