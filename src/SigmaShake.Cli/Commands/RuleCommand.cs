using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg rule list|show|enable|disable</c>: the rules in force here.</summary>
internal static class RuleCommand
{
    public static Command Define(CommandContext context) => new("rule", "The rules in force here.")
    {
        List(context),
        Named(context, "show", "Show one rule as its author wrote it.", Show),
        Named(context, "enable", "Switch a rule on again that you had switched off.", Enable),
        Named(context, "disable", "Switch one rule off, everywhere. Built-in guards and the fleet's rules stay.", Disable),
    };

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "List the rules, most trusted layer first, in judging order.");
        command.SetAction(_ =>
        {
            foreach (var source in Load(context).Sources)
            {
                context.Out.WriteLine($"{Names.Of(source.Identity.Layer)} layer: {source.Identity.Name}{(source.Identity.IsTrusted ? "" : " (not trusted)")}");
                foreach (var rule in source.Rules)
                {
                    context.Out.WriteLine(
                        $"  {(rule.IsDisabled ? "off" : "on "),-3} {Names.Of(rule.Decision),-6} {Names.Of(rule.Rule.Target),-9} {rule.Rule.Priority,4}  {rule.QualifiedId}"
                        + (rule.Rule.IsBroken ? "  (broken: run `ssg lint`)" : ""));
                }
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Named(CommandContext context, string name, string description, Func<CommandContext, RankedRule, int> action)
    {
        var id = new Argument<string>("ID") { Description = "The qualified id, as `ssg rule list` shows it." };
        var command = new Command(name, description) { id };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(id)!;
            var rules = Load(context).Sources.SelectMany(source => source.Rules).ToList();
            var found = rules.Find(rule => rule.QualifiedId == wanted);
            if (found is not null) return action(context, found);
            var near = rules.Where(rule => rule.Rule.Id == wanted || rule.QualifiedId.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Take(5).ToList();
            return context.Fail(
                $"there is no rule `{wanted}` here; "
                + (near.Count > 0 ? $"did you mean {string.Join(", ", near.Select(rule => $"`{rule.QualifiedId}`"))}?" : "`ssg rule list` shows them"),
                ExitCodes.Usage);
        });
        return command;
    }

    private static int Show(CommandContext context, RankedRule rule)
    {
        context.Out.WriteLine($"# {rule.QualifiedId}: {Names.Of(rule.Source.Layer)} layer, {rule.Rule.Location}{(rule.IsDisabled ? ", switched off" : "")}");
        context.Out.WriteLine(RuleText.Of(rule.Rule));
        return ExitCodes.Ok;
    }

    private static int Disable(CommandContext context, RankedRule rule)
    {
        if (!rule.Source.Layer.CanBeSuspended()) return context.Fail($"`{rule.QualifiedId}` guards SigmaShake itself and cannot be switched off", ExitCodes.Usage);
        if (LooseningGuard.Refuse(context, "ssg rule disable") is { } refused) return refused;
        Change(context, rule, disable: true);
        context.Out.WriteLine($"{rule.QualifiedId} is off; `ssg rule enable {rule.QualifiedId}` switches it on again");
        return ExitCodes.Ok;
    }

    // Switching on tightens, or restores what a person once took away: an ALLOW among them, so it asks as well.
    private static int Enable(CommandContext context, RankedRule rule)
    {
        if (!rule.Rule.Enabled) return context.Fail($"`{rule.QualifiedId}` is switched off in its own text; change `enabled false` at {rule.Rule.Location}", ExitCodes.Usage);
        if (rule.Decision == Rules.Model.Decision.Allow && LooseningGuard.Refuse(context, "ssg rule enable") is { } refused) return refused;
        Change(context, rule, disable: false);
        context.Out.WriteLine($"{rule.QualifiedId} is on");
        return ExitCodes.Ok;
    }

    // On record before it takes effect: a loosening that the log does not know must not be.
    private static void Change(CommandContext context, RankedRule rule, bool disable)
    {
        var state = StateFolder.Open(context.State);
        var project = rule.Source.Layer == Layer.Project ? ProjectDirectory(rule) : null;
        if (rule.IsDisabled == disable) return;
        Recorder.RecordAction(state, new PersonAction(disable ? "rule-disable" : "rule-enable", $"{rule.QualifiedId} {project}".TrimEnd()), context.Clock);
        DisabledRules.Change(state, rule.QualifiedId, project, disable);
    }

    // A project's rule lies in its `.sigmashake/rules`.
    private static string ProjectDirectory(RankedRule rule) => Path.GetFullPath("../../..", rule.Rule.Location.File);

    private static RuleSet Load(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        return CallSurroundings.Find(state, SettingsFile.Load(state), context.Directory, context.Directory).Rules.Rules;
    }
}
