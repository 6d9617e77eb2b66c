using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Explaining;
using SigmaShake.Net.Markup;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>A verdict and what went into it.</summary>
internal static class VerdictMarkup
{
    private const int MostActions = 40;

    /// <summary>The verdict and its reason, and what matched on each action.</summary>
    public static Html Of(Verdict verdict, JudgeTrace trace)
    {
        var deciding = verdict.Ruling.Deciding;
        return Html.Of($"""
            <dl>
            <dt>verdict</dt><dd>{Words.Verdict(verdict.Ruling.Outcome.Word())}</dd>
            {(deciding is null ? Html.None : Html.Of($"""
                <dt>rule</dt><dd>{deciding.Rule.QualifiedId} ({Names.Of(deciding.Rule.Source.Layer)} layer)</dd>
                <dt>action</dt><dd class="code">{deciding.Action.Describe()}</dd>
                """))}
            {(ReasonText.Of(verdict, verdict.Ruling) is { } reason ? Html.Of($"<dt>reason</dt><dd>{Prose.Of(reason)}</dd>") : Html.None)}
            </dl>
            {Actions(verdict, trace)}
            """);
    }

    /// <summary>Every action, which of them decided, and what matched on each.</summary>
    public static Html Actions(Verdict verdict, JudgeTrace trace)
    {
        var (actions, deciding) = (verdict.Expanded.Actions, verdict.Ruling.Deciding?.Action);
        return Html.Of($"""
            <h3>{Counted.Text(actions.Length, "action")}</h3>
            {Html.Join(actions.Take(MostActions).Select((action, index) => Action(action, index, trace, ReferenceEquals(action, deciding))))}
            {(actions.Length > MostActions ? Html.Of($"<p>and {actions.Length - MostActions} more; <code>ssg explain</code> shows all.</p>") : Html.None)}
            """);
    }

    private static Html Action(ToolAction action, int index, JudgeTrace trace, bool decides)
    {
        var considered = trace.Considered.Where(one => ReferenceEquals(one.Action, action)).ToList();
        var matched = considered.Where(one => one.Standing is not (Standing.Disabled or Standing.NotReached or Standing.NotMatched)).ToList();
        var content = Html.Of($"""
            <p><span class="code">{index + 1}. {action.Describe()}</span>{(decides ? Html.Of($" <strong>← decided the call</strong>") : Html.None)}</p>
            {Html.Each(matched, Rule)}
            <p class="hint">{Counted.Text(considered.Count(one => one.Standing == Standing.NotMatched), "rule")} did not match.</p>
            """);
        return decides ? Html.Of($"""<div class="decided">{content}</div>""") : Html.Of($"<div>{content}</div>");
    }

    // Of a command that much is said against, what decided is what people look for.
    private static Html Rule(Consideration considered)
    {
        var line = Html.Of($"{Words.Verdict(WordOf(considered.Rule.Decision))} <strong>{considered.Rule.QualifiedId}</strong>, priority {considered.Rule.Rule.Priority}: {Why(considered)}");
        var conditions = Html.Of($"""<ul class="conditions">{Html.Each(considered.Conditions, Condition)}</ul>""");
        return considered.Standing == Standing.Decided ? Html.Of($"<p>{line}</p>{conditions}") : Html.Of($"""<details class="considered"><summary>{line}</summary>{conditions}</details>""");
    }

    private static Html Condition(ConditionTruth truth)
    {
        var text = truth.Condition is Expression.Condition condition ? Names.Of(condition) : "(unreadable: it counts as true, in an ALLOW as false)";
        return truth.Holds ? Html.Of($"""<li class="holds code">{text}</li>""") : Html.Of($"""<li class="fails code">{text}</li>""");
    }

    private static string Why(Consideration considered) => considered.Standing switch
    {
        Standing.Decided => "decided",
        Standing.Noted => "matched, noted and passed over",
        Standing.Preceded => $"matched, but {considered.Other!.QualifiedId} comes first in its source",
        Standing.Silenced => $"matched, but the ALLOW {considered.Other!.QualifiedId} silences it",
        _ => considered.Other is { } other ? $"matched, but {other.QualifiedId} is stricter or more trusted" : "matched, but the call was stopped for another reason",
    };

    /// <summary>The word of the verdict that a decision leads to.</summary>
    public static string WordOf(Decision decision) => decision == Decision.Deny ? "block" : decision.ToString().ToLowerInvariant();
}
