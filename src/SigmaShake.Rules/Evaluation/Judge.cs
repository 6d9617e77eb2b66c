using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Judges calls by rules. Stateless, deterministic and safe to use from several threads.</summary>
public static class Judge
{
    /// <summary>Judges one call.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="expanded">The call and its actions.</param>
    /// <param name="context">Where the call is made.</param>
    /// <param name="trace">Collects every rule considered; null (in the hook) for none.</param>
    /// <exception cref="DamagedRegionException">The rules lie in an image that is not what was written: build it anew and judge again.</exception>
    public static Verdict Evaluate(RuleSet rules, ExpandedCall expanded, PathContext context, JudgeTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(expanded);
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return EvaluateUnguarded(rules, expanded, context, trace);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // What the loops over an image's tables run into when a number in it is wrong.
            throw new DamagedRegionException("a number in the image is beyond its table", e);
        }
    }

    private static Verdict EvaluateUnguarded(RuleSet rules, ExpandedCall expanded, PathContext context, JudgeTrace? trace)
    {
        var files = new RememberingFileView(context.Files);
        var seen = context with { Files = files };
        var call = new CallConditions();
        var finders = new CandidateFinder[rules.Parts.Length];
        for (var i = 0; i < finders.Length; i++) finders[i] = new CandidateFinder(rules.Parts[i].Image);
        var matches = new List<RuleMatch>();
        var judgements = new List<ActionJudgement>(expanded.Actions.Length);
        var scripts = new ScriptAllows();
        foreach (var action in expanded.Actions)
            judgements.Add(JudgeAction(rules, finders, action, new ConditionEvaluator(action, seen, call), scripts, matches));

        if (files.HasRefused) expanded = expanded with { Unanalysable = expanded.Unanalysable ?? "it names more files than can be looked at, or one too long" };
        if (call.Overlaps.IsSpent) expanded = expanded with { Unanalysable = expanded.Unanalysable ?? "its patterns may name more files than can be looked at" };
        var ruling = Rule(judgements, expanded, matches, unsuspendableOnly: false);
        var verdict = new Verdict(
            expanded,
            ruling,
            Rule(judgements, expanded, matches, unsuspendableOnly: true),
            [.. matches],
            ruling.Deciding is not null && judgements.TrueForAll(judgement => judgement.IsGranted()),
            files.Links());
        trace?.Fill(rules, judgements, ruling, action => new ConditionEvaluator(action, seen, call));
        return verdict;
    }

    // Every rule worth a look is held against the action, also behind the first gate that matches: the answer names all that matched.
    private static ActionJudgement JudgeAction(
        RuleSet rules, CandidateFinder[] finders, ToolAction action, ConditionEvaluator evaluator, ScriptAllows scripts, List<RuleMatch> matches)
    {
        var verdicts = new List<RuleMatch>();
        var next = 0;
        foreach (var source in rules.Sources)
        {
            RuleMatch? verdict = null;
            RuleMatch? shut = null;
            foreach (var part in source.Parts)
            {
                var candidates = finders[next++].Find(action, evaluator);
                for (var number = candidates.Next(0); number >= 0; number = candidates.Next(number + 1))
                {
                    if (Match(part, number, action, evaluator) is not { } match) continue;
                    matches.Add(match);
                    if (match.Rule.Rule.IsUnreadable) shut ??= match;
                    else if (match.Rule.IsGate) verdict ??= match;
                }
            }

            // A rule that nobody can read is passed by way of no other rule of its source, and hides none that is stricter.
            if (shut is not null && (verdict is null || shut.Rule.Decision <= verdict.Rule.Decision)) verdict = shut;
            if (verdict is not null) verdicts.Add(verdict);
        }

        scripts.AddTo(verdicts, action);
        var judgement = new ActionJudgement(action, verdicts);
        scripts.Note(judgement);
        return judgement;
    }

    private static RuleMatch? Match(SourcePart part, int number, ToolAction action, ConditionEvaluator evaluator)
    {
        var image = part.Image;
        ref readonly var record = ref image.Rule(number);
        if ((record.Flags & RuleFlags.Enabled) == RuleFlags.None || !record.Target.Reaches(action.Capability, action.IsPartialEdit)) return null;
        if (!evaluator.Holds(image, in record)) return null;

        // Only now is the rule read: most never match.
        var rule = part.At(number);
        if (rule.IsDisabled) return null;
        return new RuleMatch(rule, action)
        {
            IsByInvokes = record.Decision == Decision.Allow && evaluator.HoldsByInvokes(image, in record),
            IsByReach = evaluator.HoldsByReach(image, in record),
        };
    }

    private static Ruling Rule(List<ActionJudgement> judgements, ExpandedCall expanded, List<RuleMatch> matches, bool unsuspendableOnly)
    {
        RuleMatch? deciding = null;
        foreach (var judgement in judgements)
        {
            var strictest = judgement.Strictest(unsuspendableOnly);
            if (strictest is not null && (deciding is null || strictest.Precedes(deciding))) deciding = strictest;
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
