using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Commands;

/// <summary>Switches rules off, and on again.</summary>
internal static class RuleSwitch
{
    public static int Disable(CommandContext context, FoundRules found)
    {
        if (!found.Layer.CanBeSuspended())
        {
            var whose = found.Layer == Layer.Fleet ? "is signed by your organisation, whose administrators change it," : "guards SigmaShake itself";
            return context.Fail($"`{found.QualifiedId}` {whose} and cannot be switched off", ExitCodes.Usage);
        }

        if (found.ProjectDirectory?.Contains('\n', StringComparison.Ordinal) == true)
        {
            return context.Fail("a rule of a project whose path has a line break cannot be switched off; rename the folder", ExitCodes.Usage);
        }

        if (LooseningGuard.Refuse(context, "ssg rule disable") is { } refused) return refused;
        Change(context, found, disable: true);
        context.Out.WriteLine($"{found.QualifiedId} is off; `ssg rule enable {found.QualifiedId}` switches it on again");
        return ExitCodes.Ok;
    }

    public static int Enable(CommandContext context, FoundRules found)
    {
        if (found.Rules.FirstOrDefault(rule => rule.Rule.Enabled) is null)
        {
            return context.Fail($"`{found.QualifiedId}` is switched off in its own text; change `enabled false` at {found.Rules[0].Rule.Location}", ExitCodes.Usage);
        }

        if (found.Rules.Any(MayLoosen) && LooseningGuard.Refuse(context, "ssg rule enable") is { } refused) return refused;
        Change(context, found, disable: false);
        context.Out.WriteLine($"{found.QualifiedId} is on");
        return ExitCodes.Ok;
    }

    // Switching on tightens, so anybody may, but for what can win where a stricter rule of its source would: an ALLOW, and an ASK
    // that stands before a DENY.
    private static bool MayLoosen(RankedRule rule) => rule.Decision is Decision.Allow or Decision.Ask;

    // On record before it takes effect: a loosening that the log does not know must not be.
    private static void Change(CommandContext context, FoundRules found, bool disable)
    {
        var state = StateFolder.Open(context.State);
        var project = found.ProjectDirectory;
        if (DisabledRules.Read(state).In(project).Contains(found.QualifiedId) == disable) return;
        Recorder.RecordAction(state, new PersonAction(disable ? "rule-disable" : "rule-enable", $"{found.QualifiedId} {project}".TrimEnd()), context.Clock);
        DisabledRules.Change(state, found.QualifiedId, project, disable);
    }
}
