using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Evaluation;

/// <summary>A rule that matched an action.</summary>
public sealed record RuleMatch(RankedRule Rule, ToolAction Action)
{
    /// <summary>
    /// Of an ALLOW on a simple command: whether it matched by INVOKES, and so speaks for this command whatever else its script runs.
    /// </summary>
    internal bool IsByInvokes { get; init; }

    /// <summary>
    /// Whether it holds only by what the action reaches beside the path that it names: <c>rm -rf /</c> removes the settings of every agent too, but that
    /// is not what to say of it.
    /// </summary>
    internal bool IsByReach { get; init; }

    /// <summary>Whether this is what to answer rather than the other: being stricter, or as strict and nearer to what the call says.</summary>
    internal bool Precedes(RuleMatch other) =>
        Rule.Decision < other.Rule.Decision || (Rule.Decision == other.Rule.Decision && Nearness < other.Nearness);

    // Of what is merely reached, a rule that names the command says most of what the call is about, and the guards on ourselves least.
    private int Nearness => !IsByReach ? 0 : Rule.Source.Layer == Layer.BuiltIn ? 3 : Rule.Rule.Condition.Invokes ? 1 : 2;
}

/// <summary>What was decided, and by what.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Deciding">The gate that decided; null where none matched.</param>
public readonly record struct Ruling(Outcome Outcome, RuleMatch? Deciding);

/// <summary>The judgement of one call; the same for the same call, rules and files, on every machine.</summary>
/// <param name="Expanded">The call and its actions.</param>
/// <param name="Ruling">The verdict.</param>
/// <param name="Unsuspended">
/// The verdict of those layers alone that observe mode and a pause do not reach; a call that cannot be analysed asks here too, since the
/// guards on our own state cannot tell what is in it.
/// </param>
/// <param name="Matches">Every rule that matched, in judging order; the deciding one among them.</param>
/// <param name="IsGrantable">
/// Whether an ALLOW of the person or the fleet covers every part of the call, so that the configuration may let it answer for the agent's own prompt.
/// </param>
/// <param name="Links">The symbolic links that judging followed, path to target: what a replay needs.</param>
public sealed record Verdict(
    ExpandedCall Expanded,
    Ruling Ruling,
    Ruling Unsuspended,
    RuleMatch[] Matches,
    bool IsGrantable,
    KeyValuePair<string, string>[] Links);
