using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>The truth of one condition (or of an expression that could not be read).</summary>
public readonly record struct ConditionTruth(Expression Condition, bool Holds);

/// <summary>Why a rule that was considered did or did not decide.</summary>
public enum Standing : byte
{
    /// <summary>Switched off.</summary>
    Disabled,

    /// <summary>Its target does not reach the action.</summary>
    NotReached,

    /// <summary>Its condition did not hold.</summary>
    NotMatched,

    /// <summary>A LOG or SHADOW that matched.</summary>
    Noted,

    /// <summary>It matched, but another rule of its source came first.</summary>
    Preceded,

    /// <summary>It was its source's verdict, but an ALLOW of a more trusted place silenced it.</summary>
    Silenced,

    /// <summary>It was its source's verdict, but another was as strict and came first, or was stricter.</summary>
    Outranked,

    /// <summary>It decided the call.</summary>
    Decided,
}

/// <summary>One rule held against one action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Standing">What became of it.</param>
/// <param name="Conditions">The truth of each of its conditions; empty where they were not looked at.</param>
/// <param name="Other">The rule that precedes, silences or outranks it, where one does.</param>
public sealed record Consideration(
    ToolAction Action, RankedRule Rule, Standing Standing, IReadOnlyList<ConditionTruth> Conditions, RankedRule? Other);

/// <summary>Collects everything that judging looked at. Judging the same call with and without it gives the same verdict.</summary>
public sealed class JudgeTrace
{
    private readonly List<Consideration> _considered = [];

    /// <summary>Every rule held against every action, in judging order.</summary>
    public IReadOnlyList<Consideration> Considered => _considered;

    // Judges a second time, so that looking at every condition cannot change what was decided by looking at a few.
    internal void Fill(RuleSet rules, List<ActionJudgement> judgements, Ruling ruling, Func<ToolAction, ConditionEvaluator> evaluatorOf)
    {
        foreach (var judgement in judgements)
        {
            var evaluator = evaluatorOf(judgement.Action);
            foreach (var source in rules.Sources)
            {
                foreach (var rule in source.Rules) _considered.Add(Consider(rule, judgement, ruling, evaluator));
            }
        }
    }

    private static Consideration Consider(RankedRule rule, ActionJudgement judgement, Ruling ruling, ConditionEvaluator evaluator)
    {
        var action = judgement.Action;
        if (!rule.Considers(action))
            return new Consideration(action, rule, rule.IsDisabled ? Standing.Disabled : Standing.NotReached, [], null);

        var image = rule.Part.Image;
        var record = image.Rule(rule.Number);
        var conditions = new ConditionTrace(image, record.EndNode, rule.Rule.Location.File);
        var holds = evaluator.Holds(image, in record, conditions);
        var (standing, other) = holds ? StandingOf(rule, judgement, ruling) : (Standing.NotMatched, null);
        return new Consideration(action, rule, standing, conditions.Truths, other);
    }

    private static (Standing Standing, RankedRule? Other) StandingOf(RankedRule rule, ActionJudgement judgement, Ruling ruling)
    {
        if (!rule.IsGate) return (Standing.Noted, null);
        var verdict = judgement.VerdictOf(rule.Source);
        if (verdict is null || !ReferenceEquals(verdict.Rule, rule)) return (Standing.Preceded, verdict?.Rule);
        if (ReferenceEquals(verdict, ruling.Deciding)) return (Standing.Decided, null);
        return judgement.SilencerOf(verdict) is { } silencer ? (Standing.Silenced, silencer) : (Standing.Outranked, ruling.Deciding?.Rule);
    }
}
