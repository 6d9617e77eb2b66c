using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Judges calls by rules. Stateless, deterministic and safe to use from several threads.</summary>
public static class Judge
{
    /// <summary>Judges one call.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="expanded">The call and its actions.</param>
    /// <param name="context">Where the call is made.</param>
    /// <param name="trace">Collects every rule considered; null (in the hook) for none.</param>
    public static Verdict Evaluate(RuleSet rules, ExpandedCall expanded, PathContext context, JudgeTrace? trace = null)
    {
        var files = new RememberingFileView(context.Files);
        var seen = context with { Files = files };
        var matches = new List<RuleMatch>();
        var judgements = new List<ActionJudgement>(expanded.Actions.Count);
        foreach (var action in expanded.Actions) judgements.Add(JudgeAction(rules, action, seen, matches, trace));

        var ruling = Strictest(judgements, expanded, unsuspendableOnly: false);
        if (ruling.Outcome == Outcome.Allow) ruling = ruling with { Outcome = Observed(matches) };
        var verdict = new Verdict(
            expanded,
            ruling,
            Strictest(judgements, expanded, unsuspendableOnly: true),
            matches,
            ruling.Deciding is not null && judgements.TrueForAll(judgement => judgement.IsGranted()),
            [.. files.Links]);
        if (trace is not null) Settle(trace, judgements, ruling);
        return verdict;
    }

    // Every rule is held against the action, also behind the first gate that matches: the answer names all that matched.
    private static ActionJudgement JudgeAction(
        RuleSet rules, ToolAction action, PathContext context, List<RuleMatch> matches, JudgeTrace? trace)
    {
        var evaluator = new ConditionEvaluator(action, context);
        var verdicts = new List<RuleMatch>();
        foreach (var source in rules.Sources)
        {
            RuleMatch? verdict = null;
            foreach (var rule in source.Rules)
            {
                var standing = Consider(rule, action, evaluator, trace is null ? null : [], out var conditions);
                if (standing is Standing.Noted or Standing.Outranked)
                {
                    var match = new RuleMatch(rule, action);
                    matches.Add(match);
                    if (rule.IsGate)
                    {
                        if (verdict is not null) standing = Standing.Preceded;
                        verdict ??= match;
                    }
                }

                trace?.Add(new Consideration(
                    action, rule, standing, conditions, standing == Standing.Preceded ? verdict!.Rule : null));
            }

            if (verdict is not null) verdicts.Add(verdict);
        }

        return new ActionJudgement(action, verdicts);
    }

    // A gate that matches counts as outranked until the end tells otherwise.
    private static Standing Consider(
        RankedRule rule, ToolAction action, ConditionEvaluator evaluator, List<ConditionTruth>? truths, out IReadOnlyList<ConditionTruth> conditions)
    {
        conditions = [];
        if (rule.IsDisabled) return Standing.Disabled;
        if (!rule.Rule.Target.Reaches(action.Capability, action.IsPartialEdit)) return Standing.NotReached;
        var holds = evaluator.Holds(rule.Rule.Condition, isAllow: rule.Decision == Decision.Allow, truths);
        if (truths is not null) conditions = truths;
        if (!holds) return Standing.NotMatched;
        return rule.IsGate ? Standing.Outranked : Standing.Noted;
    }

    private static Ruling Strictest(List<ActionJudgement> judgements, ExpandedCall expanded, bool unsuspendableOnly)
    {
        RuleMatch? deciding = null;
        foreach (var judgement in judgements)
        {
            var strictest = judgement.Strictest(unsuspendableOnly);
            if (strictest is not null && (deciding is null || strictest.Rule.Decision < deciding.Rule.Decision)) deciding = strictest;
        }

        var outcome = deciding?.Rule.Decision switch
        {
            Decision.Deny => Outcome.Block,
            Decision.Force => Outcome.Force,
            Decision.Ask => Outcome.Ask,
            _ => Outcome.Allow,
        };

        // What cannot be taken apart cannot be judged part by part: the built-in answer is to ask, and no ALLOW reaches it.
        var asks = expanded.Unanalysable is not null && !unsuspendableOnly && outcome > Outcome.Ask;
        return asks ? new Ruling(Outcome.Ask, null) : new Ruling(outcome, deciding);
    }

    private static Outcome Observed(List<RuleMatch> matches)
    {
        var outcome = Outcome.Allow;
        foreach (var match in matches)
        {
            if (match.Rule.Decision == Decision.Log) return Outcome.Log;
            if (match.Rule.Decision == Decision.Shadow) outcome = Outcome.Shadow;
        }

        return outcome;
    }

    private static void Settle(JudgeTrace trace, List<ActionJudgement> judgements, Ruling ruling) => trace.Settle(consideration =>
    {
        if (consideration.Standing != Standing.Outranked) return consideration;
        var judgement = judgements.Find(judgement => judgement.Action == consideration.Action)!;
        var match = new RuleMatch(consideration.Rule, consideration.Action);
        if (match == ruling.Deciding) return consideration with { Standing = Standing.Decided };
        return judgement.SilencerOf(match) is { } silencer
            ? consideration with { Standing = Standing.Silenced, Other = silencer }
            : consideration with { Other = ruling.Deciding?.Rule };
    });
}
