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
        var call = new CallConditions();
        var matches = new List<RuleMatch>();
        var judgements = new List<ActionJudgement>(expanded.Actions.Count);
        foreach (var action in expanded.Actions) judgements.Add(JudgeAction(rules, action, new ConditionEvaluator(action, seen, call), matches));

        if (files.HasRefused) expanded = expanded with { Unanalysable = expanded.Unanalysable ?? "it names more files than can be looked at, or one too long" };
        var ruling = Rule(judgements, expanded, matches, unsuspendableOnly: false);
        var verdict = new Verdict(
            expanded,
            ruling,
            Rule(judgements, expanded, matches, unsuspendableOnly: true),
            matches,
            ruling.Deciding is not null && judgements.TrueForAll(judgement => judgement.IsGranted()),
            [.. files.Links]);
        trace?.Fill(rules, judgements, ruling, action => new ConditionEvaluator(action, seen, call));
        return verdict;
    }

    // Every rule is held against the action, also behind the first gate that matches: the answer names all that matched.
    private static ActionJudgement JudgeAction(RuleSet rules, ToolAction action, ConditionEvaluator evaluator, List<RuleMatch> matches)
    {
        var verdicts = new List<RuleMatch>();
        foreach (var source in rules.Sources)
        {
            RuleMatch? verdict = null;
            RuleMatch? shut = null;
            foreach (var rule in source.Rules)
            {
                if (!rule.Considers(action) || !evaluator.Holds(rule.Rule.Condition, isAllow: rule.Decision == Decision.Allow, trace: null)) continue;
                var match = new RuleMatch(rule, action);
                matches.Add(match);
                if (rule.Rule.IsUnreadable) shut ??= match;
                else if (rule.IsGate) verdict ??= match;
            }

            // A rule that nobody can read is passed by way of no other rule of its source, and hides none that is stricter.
            if (shut is not null && (verdict is null || shut.Rule.Decision <= verdict.Rule.Decision)) verdict = shut;
            if (verdict is not null) verdicts.Add(verdict);
        }

        return new ActionJudgement(action, verdicts);
    }

    private static Ruling Rule(List<ActionJudgement> judgements, ExpandedCall expanded, List<RuleMatch> matches, bool unsuspendableOnly)
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
            _ => Observed(matches, unsuspendableOnly),
        };

        // What cannot be taken apart cannot be judged part by part, not by the guards on our own state either: the built-in answer is to
        // ask, and no ALLOW, pause or observe mode reaches it.
        return expanded.Unanalysable is not null && outcome > Outcome.Ask ? new Ruling(Outcome.Ask, null) : new Ruling(outcome, deciding);
    }

    private static Outcome Observed(List<RuleMatch> matches, bool unsuspendableOnly)
    {
        var outcome = Outcome.Allow;
        foreach (var match in matches)
        {
            if (unsuspendableOnly && match.Rule.Source.Layer.CanBeSuspended()) continue;
            if (match.Rule.Decision == Decision.Log) return Outcome.Log;
            if (match.Rule.Decision == Decision.Shadow) outcome = Outcome.Shadow;
        }

        return outcome;
    }
}
