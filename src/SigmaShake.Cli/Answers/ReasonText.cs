using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Answers;

/// <summary>The reason for a verdict: the rule's id and what its author wants the agent to know.</summary>
internal static class ReasonText
{
    /// <summary>One short paragraph; null where nothing decided.</summary>
    public static string? Of(Verdict verdict, Ruling ruling)
    {
        if (ruling.Deciding is not { } match)
        {
            return ruling.Outcome == Outcome.Ask
                ? $"builtin/unanalysable: {verdict.Expanded.Unanalysable}, so a person must look at this call."
                : null;
        }

        var rule = match.Rule;
        if (rule.Rule.IsUnreadable) return Unreadable(rule, ruling.Outcome);
        var text = rule.Source.IsTrusted ? Text(ruling.Outcome, match) : Untrusted(rule, ruling.Outcome);
        var broken = rule.Rule.IsBroken ? " (This rule is broken and may match more than it should: run `ssg lint`.)" : "";
        return $"{rule.QualifiedId}: {text}{broken}";
    }

    private static string Text(Outcome outcome, RuleMatch match)
    {
        var rule = match.Rule.Rule;
        var message = outcome == Outcome.Ask ? rule.Prompt ?? rule.Message : rule.Message;
        if (message.Length == 0) message = "this rule gives no reason";
        if (outcome == Outcome.Force && rule.Substitute is { } substitute) message += $" Instead: {substitute}";
        if (rule.Context is { } context) message += $" {context}";
        return MessageTemplate.Render(message, match.Action);
    }

    private static string Unreadable(RankedRule rule, Outcome outcome) =>
        $"{rule.QualifiedId}: what stands at {rule.Rule.Location} cannot be read, so "
        + (outcome == Outcome.Ask ? "a person must look at every call" : "everything is refused")
        + " until a person mends or removes it; `ssg lint` says what is wrong.";

    // The texts of a project that nobody has vouched for are not put before an agent.
    private static string Untrusted(RankedRule rule, Outcome outcome) =>
        $"a rule of this project, which is not trusted yet, {(outcome.Stops() ? "stops" : "matches")} this call. Its text is withheld; a person can read it with `ssg rule show {rule.QualifiedId}`"
        + " and run `ssg trust` in the project.";
}
