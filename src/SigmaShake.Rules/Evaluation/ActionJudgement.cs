using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>What the sources say of one action, and how their verdicts are weighed.</summary>
/// <param name="action">The action.</param>
/// <param name="sourceVerdicts">The verdict of each source that has one, most trusted first.</param>
internal sealed class ActionJudgement(ToolAction action, List<RuleMatch> sourceVerdicts)
{
    private bool? _canBeLoosened;

    /// <summary>The action.</summary>
    public ToolAction Action => action;

    // An ALLOW that matched a command by its text says nothing of what else the line runs, so it loosens one simple command only.
    // Where something is executed and no command can be told, it loosens nothing.
    private bool CanBeLoosened => _canBeLoosened ??=
        action.Command is { } command ? SimpleCommandText.IsOne(command.Span) : action.Capability != Capability.Execute;

    /// <summary>What <paramref name="source"/> says; null where none of its gates matched.</summary>
    public RuleMatch? VerdictOf(SourceIdentity source)
    {
        foreach (var verdict in sourceVerdicts)
        {
            if (ReferenceEquals(verdict.Rule.Source, source)) return verdict;
        }

        return null;
    }

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
            if (strictest is not null && verdict.Rule.Decision >= strictest.Rule.Decision) continue;
            if (SilencerOf(verdict) is null) strictest = verdict;
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
            if (allow.Decision != Decision.Allow || !allow.Source.Loosens || ReferenceEquals(allow.Source, source)) continue;
            var reaches = source.Layer > allow.Source.Layer || (source.Layer == allow.Source.Layer && source.IsPack);
            if (reaches && CanBeLoosened) return allow;
        }

        return null;
    }

    /// <summary>Whether nothing stands against this action, and an ALLOW of the person or the fleet speaks for it.</summary>
    public bool IsGranted()
    {
        if (Strictest(unsuspendableOnly: false) is not { Rule.Decision: Decision.Allow } || !CanBeLoosened) return false;
        foreach (var verdict in sourceVerdicts)
        {
            if (verdict.Rule is { Decision: Decision.Allow, Source: { Layer: Layer.Fleet or Layer.User, Loosens: true } }) return true;
        }

        return false;
    }
}
