using System.Text;

namespace SigmaShake.Measuring.Rules;

/// <summary>One rule as text.</summary>
internal static class RuleText
{
    public static string Generate(Dice dice, Subject subject, string id)
    {
        if (dice.Percent(Frequencies.AmbientPercent)) return Ambient(dice, subject, id);
        var target = dice.Weighted(Frequencies.Targets);
        var decision = dice.Weighted(Frequencies.Decisions);
        var expression = Expression(dice, subject, target);
        var text = new StringBuilder($"rule {id} {{\n");
        text.Append(dice.Percent(1) ? "  enabled false\n" : "  enabled true\n");
        text.Append($"  priority {50 + (5 * dice.Below(11))}\n");
        text.Append($"  severity {dice.Of(["error", "error", "warning", "warning", "info"])}\n");
        text.Append($"  {decision} {target}\n  IF {expression}\n");
        text.Append($"  MESSAGE {Condition.Quote(Message(dice, subject))}\n");
        if (decision == "ASK") text.Append($"  PROMPT {Condition.Quote($"Is this {dice.Of(Words.Nouns)} {dice.Of(Words.Qualifiers)}, and has somebody looked at the {dice.Of(Words.Nouns)} first?")}\n");
        if (decision == "FORCE") text.Append($"  SUBSTITUTE {Condition.Quote($"Use the {dice.Of(Words.Qualifiers)} {dice.Of(Words.Nouns)} of {subject.Name} instead, with the {dice.Of(Words.Nouns)} named in full.")}\n");
        return text.Append("}\n").ToString();
    }

    /// <summary>A rule that is only noted when it matches.</summary>
    public static string Observing(string id, string decision, string target, string expression) =>
        $"rule {id} {{\n  enabled true\n  priority 60\n  severity info\n  {decision} {target}\n  IF {expression}\n  MESSAGE \"Noted, so that a person can look at it later; nothing is stopped.\"\n}}\n";

    private static string Expression(Dice dice, Subject subject, string target)
    {
        // Several alternatives are often one pattern against several kinds of file, or several patterns against one.
        var content = ContentPatterns.Condition(dice, subject);
        var nested = target == "execution" && dice.Percent(Frequencies.NestedPercent);
        var count = dice.Weighted(target == "execution" ? Frequencies.CommandAlternatives : Frequencies.OtherAlternatives);
        var alternatives = Enumerable.Range(0, count).Select(i => target switch
        {
            "execution" => Guarded(dice, CommandPatterns.Condition(dice, subject), CommandPatterns.Excluded(dice)),
            "write" or "edit" => Written(dice, subject, i == 0 || dice.Percent(80) ? content : ContentPatterns.Condition(dice, subject)),
            "read" => PathPatterns.Place(dice).ToString(),
            "network" => CallPatterns.Url(dice).ToString(),
            "search" => CallPatterns.Query(dice).ToString(),
            "agent" => $"{CallPatterns.Agent(dice)} AND {CallPatterns.Input(dice)}",
            _ => AnyCall(dice),
        }).ToList();
        return nested
            ? $"({string.Join(" OR ", alternatives)})\n  AND ({CallPatterns.Place(dice)} OR {CallPatterns.Agent(dice)} AND NOT {CommandPatterns.Excluded(dice) with { Negated = false }})"
            : string.Join("\n  OR ", alternatives);
    }

    private static string Guarded(Dice dice, Condition condition, Condition excluded)
    {
        // `EXISTS` alone would match every call.
        if (condition.Operator == "EXISTS") return $"{condition} AND {CallPatterns.Tool(dice)}";
        return dice.Percent(Frequencies.NegatedPercent) ? $"{condition} AND {excluded}" : condition.ToString();
    }

    private static string Written(Dice dice, Subject subject, Condition content)
    {
        if (dice.Percent(8)) return Guarded(dice, PathPatterns.Place(dice), PathPatterns.Excluded(dice));
        if (dice.Percent(12)) return content.ToString();
        return $"{PathPatterns.Files(dice, subject)} AND {Guarded(dice, content, ContentPatterns.Excluded(dice, subject))}";
    }

    private static string AnyCall(Dice dice) => dice.Below(4) switch
    {
        0 => CallPatterns.Tool(dice).ToString(),
        1 => $"{CallPatterns.Tool(dice)} AND ({PathPatterns.Place(dice)} OR {PathPatterns.Place(dice)})",
        _ => $"{CallPatterns.Tool(dice)} AND {CallPatterns.Input(dice)}",
    };

    private static string Ambient(Dice dice, Subject subject, string id) =>
        $"rule {id} {{\n  enabled true\n  priority 50\n  severity info\n  AMBIENT\n  MESSAGE {Condition.Quote($"{subject.Name}: the {dice.Of(Words.Nouns)} belongs to the {dice.Of(Words.Nouns)} team")}\n"
        + $"  CONTEXT {Condition.Quote($"Before you {dice.Of(Words.Verbs)} a {dice.Of(Words.Nouns)}, read the page about its {dice.Of(Words.Nouns)}; it says which {dice.Of(Words.Nouns)} is {dice.Of(Words.Qualifiers)}.")}\n}}\n";

    private static string Message(Dice dice, Subject subject) =>
        $"RISK: to {dice.Of(Words.Verbs)} the {dice.Of(Words.Qualifiers)} {dice.Of(Words.Nouns)} of {subject.Name} loses its {dice.Of(Words.Nouns)}, and no {dice.Of(Words.Nouns)} brings it back. "
        + $"FIX: {dice.Of(Words.Verbs)} one {dice.Of(Words.Nouns)} at a time, after a look at the {dice.Of(Words.Nouns)}, and say which.";
}
