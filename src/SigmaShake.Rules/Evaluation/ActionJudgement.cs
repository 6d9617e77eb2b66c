using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>What the sources say of one action, and how their verdicts are weighed.</summary>
internal sealed class ActionJudgement(ToolAction action, IReadOnlyList<RuleMatch> sourceVerdicts)
{
    /// <summary>The action.</summary>
    public ToolAction Action => action;

    /// <summary>
    /// The strictest verdict that no ALLOW silences; among equally strict ones, that of the most trusted source. Null without any.
    /// </summary>
    /// <param name="unsuspendableOnly">Whether to hear only the layers that observe mode and a pause do not reach.</param>
    public RuleMatch? Strictest(bool unsuspendableOnly)
    {
        RuleMatch? strictest = null;
        foreach (var verdict in sourceVerdicts)
        {
            if (unsuspendableOnly && verdict.Rule.Source.Layer.CanBeSuspended()) continue;
            if (SilencerOf(verdict) is not null) continue;
            if (strictest is null || verdict.Rule.Decision < strictest.Rule.Decision) strictest = verdict;
        }

        return strictest;
    }

    /// <summary>The ALLOW that silences <paramref name="verdict"/>, or null.</summary>
    /// <remarks>
    /// An ALLOW of a layer's own rules, or of a pack for which that was enabled by name, silences the packs of its layer and every
    /// less trusted layer, never a more trusted one.
    /// </remarks>
    public RankedRule? SilencerOf(RuleMatch verdict)
    {
        var source = verdict.Rule.Source;
        foreach (var other in sourceVerdicts)
        {
            var allow = other.Rule;
            if (allow.Decision != Decision.Allow || !allow.Source.MayLoosen || allow.Source == source) continue;
            var reaches = source.Layer > allow.Source.Layer || (source.Layer == allow.Source.Layer && source.IsPack);
            if (reaches && LoosensAction(action)) return allow;
        }

        return null;
    }

    /// <summary>Whether an ALLOW of the person's or the fleet's own rules is this action's verdict.</summary>
    public bool IsGranted() =>
        Strictest(unsuspendableOnly: false) is { Rule: { Decision: Decision.Allow, Source: { Layer: Layer.Fleet or Layer.User, MayLoosen: true } } }
        && LoosensAction(action);

    // An ALLOW that matched a command by its text says nothing of what else the line runs, so it loosens one simple command only.
    private static bool LoosensAction(ToolAction action) =>
        action.Capability != Capability.Execute || action.Command is not { } command || SimpleCommandText.IsOne(command.Span);
}
