using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>A rule as its source makes it count.</summary>
/// <param name="Rule">The rule as written.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="QualifiedId">Its id behind its source's name: <c>git-safety/no-force-push</c>.</param>
/// <param name="Decision">What it says here: an untrusted project's FORCE is a DENY, an unreadable rule of a project an ASK.</param>
/// <param name="IsException">Whether it is a personal exception for the project at hand.</param>
/// <param name="IsDisabled">Whether it is switched off, in its text or by a person.</param>
public sealed record RankedRule(
    Rule Rule, SourceIdentity Source, string QualifiedId, Decision Decision, bool IsException, bool IsDisabled)
{
    /// <summary>Whether it decides anything; LOG and SHADOW are noted and passed over.</summary>
    public bool IsGate => Decision is not (Decision.Log or Decision.Shadow);

    /// <summary>Whether it is switched on and its target reaches the action, so that its condition is looked at.</summary>
    internal bool Considers(ToolAction action) => !IsDisabled && Rule.Target.Reaches(action.Capability, action.IsPartialEdit);
}
