using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Explaining;

/// <summary>A verdict and everything that went into it, for people.</summary>
internal sealed class Explanation(TextWriter output)
{
    /// <summary>Prints the verdict, then the rules that were held against each action.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="trace">What judging looked at.</param>
    /// <param name="all">Whether to name the rules whose target does not reach the action, and those that did not match on what was derived, instead of counting them.</param>
    public void Print(Verdict verdict, JudgeTrace trace, bool all)
    {
        output.Write("verdict  ");
        output.WriteStyled(verdict.Ruling.Outcome.Word() + "\n", StyledText.OfVerdict(verdict.Ruling.Outcome.Word()));
        if (verdict.Ruling.Deciding is { } deciding)
        {
            var rule = deciding.Rule;
            output.WriteLine($"rule     {rule.QualifiedId} ({Names.Of(rule.Source.Layer)} layer, {PrintableText.Line(rule.Rule.Location.ToString())})");
            output.WriteLine($"action   {deciding.Action.Describe()}");
        }

        if (ReasonText.Of(verdict, verdict.Ruling) is { } reason) output.WriteLine($"reason   {reason.ReplaceLineEndings("\n         ")}");
        for (var i = 0; i < verdict.Expanded.Actions.Length; i++)
        {
            var action = verdict.Expanded.Actions[i];
            output.WriteLine();
            output.WriteLine($"action {i + 1} of {verdict.Expanded.Actions.Length}: {action.Describe()}");
            PrintAction([.. trace.Considered.Where(considered => considered.Action == action)], action.IsDerived, all);
        }
    }

    private void PrintAction(List<Consideration> considered, bool isDerived, bool all)
    {
        // What matched is what people look for; what did not follows, in the order in which it was tried.
        var tried = considered.Where(one => one.Standing is not (Standing.NotReached or Standing.Disabled)).ToList();
        foreach (var one in tried.Where(one => one.Standing != Standing.NotMatched)) PrintRule(one);

        // A line of a few commands has a dozen actions, on most of which no rule matches: which were tried is told once, on the call itself.
        if (isDerived && !all)
        {
            PrintAside(considered, Standing.NotMatched, "did not match", listed: false);
            return;
        }

        foreach (var one in tried.Where(one => one.Standing == Standing.NotMatched)) PrintRule(one);

        PrintAside(considered, Standing.Disabled, "switched off", listed: true);
        PrintAside(considered, Standing.NotReached, "on other targets", listed: all);
    }

    private void PrintRule(Consideration considered)
    {
        var rule = considered.Rule;
        output.WriteLine($"  {Mark(considered.Standing)} {rule.QualifiedId}: {Names.Of(rule.Decision)} {Names.Of(rule.Rule.Target)}, priority {rule.Rule.Priority}, {Why(considered)}");
        foreach (var (condition, holds) in considered.Conditions) output.WriteLine($"        {(holds ? "true " : "false")} {Text(condition)}");
    }

    private void PrintAside(List<Consideration> considered, Standing standing, string what, bool listed)
    {
        var aside = considered.Where(one => one.Standing == standing).Select(one => one.Rule.QualifiedId).ToList();
        if (aside.Count > 0) output.WriteLine(listed ? $"  {what}: {string.Join(", ", aside)}" : $"  {what}: {aside.Count} rules (`--all` names them)");
    }

    private static string Mark(Standing standing) => standing switch
    {
        Standing.Decided => "=>",
        Standing.NotMatched => "  ",
        _ => " +",
    };

    private static string Why(Consideration considered) => considered.Standing switch
    {
        Standing.Decided => "decided",
        Standing.NotMatched => "did not match",
        Standing.Noted => "matched, noted and passed over",
        Standing.Preceded => $"matched, but {considered.Other!.QualifiedId} comes first in its source",
        Standing.Silenced => $"matched, but the ALLOW {considered.Other!.QualifiedId} silences it",
        Standing.Outranked => considered.Other is { } other ? $"matched, but {other.QualifiedId} is stricter or more trusted" : "matched, but the call was stopped for another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(considered), considered.Standing, null),
    };

    private static string Text(Expression expression) => expression switch
    {
        Expression.Condition { IsBroken: true } condition => $"{Names.Of(condition)} (broken: it counts as true, in an ALLOW as false)",
        Expression.Condition condition => Names.Of(condition),
        _ => "(unreadable: it counts as true, in an ALLOW as false)",
    };
}
