using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>What the sources say of one action, and how their verdicts are weighed.</summary>
/// <param name="action">The action.</param>
/// <param name="sourceVerdicts">The verdict of each source that has one, most trusted first.</param>
internal sealed class ActionJudgement(ToolAction action, List<RuleMatch> sourceVerdicts)
{
    private bool? _isOneCommand;

    // Where something is executed and no command can be told, it may be anything.
    private bool IsOneCommand => _isOneCommand ??=
        action is { Invocation: not null, Capability: not Capability.Execute } || (action.Command is { } command ? SimpleCommandText.IsOne(command.Span) : action.Capability != Capability.Execute);

    /// <summary>The action.</summary>
    public ToolAction Action => action;

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
    /// The strictest verdict that no ALLOW silences; among equally strict ones, that of the most trusted source whose rule fits what the call
    /// names. Null without any.
    /// </summary>
    /// <param name="unsuspendableOnly">Whether to hear only the layers that observe mode and a pause do not reach.</param>
    public RuleMatch? Strictest(bool unsuspendableOnly)
    {
        RuleMatch? strictest = null;
        foreach (var verdict in sourceVerdicts)
        {
            if (unsuspendableOnly && verdict.Rule.Source.Layer.CanBeSuspended()) continue;
            if (strictest is not null && !verdict.Precedes(strictest)) continue;
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
            if (reaches && Loosens(other)) return allow;
        }

        return null;
    }

    /// <summary>Whether nothing stands against this action, and an ALLOW of the person or the fleet speaks for it.</summary>
    public bool IsGranted()
    {
        if (Strictest(unsuspendableOnly: false) is not { Rule.Decision: Decision.Allow }) return false;
        foreach (var verdict in sourceVerdicts)
        {
            var speaks = verdict.Rule is { Decision: Decision.Allow, Source: { Layer: Layer.Fleet or Layer.User, Loosens: true } };
            if (speaks && Loosens(verdict)) return true;
        }

        return false;
    }

    // An ALLOW that matched a command by its text says nothing of what else the line runs, so it loosens a script that is one simple command, and
    // that command with it. One that matched by INVOKES has looked at the very command that this action is, or whose effect it is.
    private bool Loosens(RuleMatch allow) => allow.IsByInvokes || IsOneCommand;

    /// <summary>What reaches the command that this script is: ALLOWs of the script's text, where it is nothing but that command.</summary>
    public List<RuleMatch> ForItsCommand()
    {
        var allows = sourceVerdicts.FindAll(verdict => verdict.Rule.Decision == Decision.Allow);
        return allows.Count > 0 && IsOneCommand ? allows : [];
    }
}
