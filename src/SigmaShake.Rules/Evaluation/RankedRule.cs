using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>A rule as its source makes it count.</summary>
public sealed class RankedRule
{
    internal RankedRule(SourcePart part, int number, Rule rule, Decision decision)
    {
        Part = part;
        Number = number;
        Rule = rule;
        Decision = decision;
        QualifiedId = $"{Source.Name}/{rule.Id}";
        IsDisabled = !rule.Enabled || part.Source.IsDisabled(QualifiedId);
    }

    /// <summary>The rule as written.</summary>
    public Rule Rule { get; }

    /// <summary>Where it comes from.</summary>
    public SourceIdentity Source => Part.Source.Identity;

    /// <summary>Its id behind its source's name: <c>git-safety/no-force-push</c>.</summary>
    public string QualifiedId { get; }

    /// <summary>What it says here: an untrusted project's FORCE is a DENY, an unreadable rule of a project an ASK.</summary>
    public Decision Decision { get; }

    /// <summary>Whether it is a personal exception for the project at hand.</summary>
    public bool IsException => Part.IsException;

    /// <summary>Whether it is switched off, in its text or by a person.</summary>
    public bool IsDisabled { get; }

    /// <summary>Whether it decides anything; LOG and SHADOW are noted and passed over.</summary>
    public bool IsGate => Decision is not (Decision.Log or Decision.Shadow);

    /// <summary>The image that it was read from.</summary>
    internal SourcePart Part { get; }

    /// <summary>Its place in that image.</summary>
    internal int Number { get; }

    /// <summary>Whether it is switched on and its target reaches the action, so that its condition is looked at.</summary>
    internal bool Considers(ToolAction action) => !IsDisabled && Rule.Target.Reaches(action.Capability, action.IsPartialEdit);
}
