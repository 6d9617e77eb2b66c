using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Checks one rule after the other and puts each where it belongs.</summary>
internal sealed class RuleChecker(SourceText source, DiagnosticBag diagnostics)
{
    private readonly ExpressionChecker _expressions = new(source, diagnostics);
    private readonly TextChecker _texts = new(source, diagnostics);

    public void Check(RuleSyntax syntax, List<Rule> rules, List<AmbientRule> ambients)
    {
        var statements = RuleStatements.Gather(syntax, source, diagnostics);
        var name = syntax.Id ?? syntax.First;
        var enabled = CheckEnabled(statements, out var enabledIsBroken);

        if (statements.Ambient is { } ambient && statements.Decision is null)
        {
            ambients.Add(CheckAmbient(syntax, statements, enabled));
        }
        else
        {
            if (statements.Ambient is not null)
            {
                diagnostics.Report(
                    RuleProblems.AmbientDecision,
                    statements.Ambient.Keyword.Span,
                    "`AMBIENT` stands in a rule that decides",
                    "leave out `AMBIENT`, or the decision");
            }

            rules.Add(CheckRule(syntax, statements, name, enabled, enabledIsBroken));
        }

        foreach (var start in statements.HiddenRules) rules.Add(UnreadableRules.At(source, start));
    }

    private AmbientRule CheckAmbient(RuleSyntax syntax, RuleStatements statements, bool enabled)
    {
        var location = source.Locate(syntax.First.Start);
        var headline = _texts.Required(statements.Message, "MESSAGE", "an `AMBIENT` rule", syntax.Id ?? syntax.First) ?? "";
        return new AmbientRule(
            IdOf(syntax, location), headline, _texts.Optional(statements.Context), CheckCategories(statements.Category), enabled, location);
    }

    private Rule CheckRule(RuleSyntax syntax, RuleStatements statements, Token name, bool enabled, bool enabledIsBroken)
    {
        var location = source.Locate(syntax.First.Start);
        if (CheckTarget(statements, name) is not { } target)
            return UnreadableRules.At(source, syntax.First.Start, syntax.Id is null ? null : IdOf(syntax, location), enabled);

        var decision = statements.Decision!.Decision;
        var condition = _expressions.Check(statements, syntax, location, out var conditionIsBroken);
        InvokesReach.Check(condition, target, name, diagnostics);
        return new Rule
        {
            Id = IdOf(syntax, location),
            Location = location,
            Decision = decision,
            Target = target,
            Condition = condition,
            Enabled = enabled,
            Priority = CheckPriority(statements, out var priorityIsBroken),
            Severity = CheckSeverity(statements),
            Message = CheckMessage(decision, statements.Message, name),
            Prompt = decision == Decision.Ask
                ? _texts.Required(statements.Prompt, "PROMPT", "`ASK`", name)
                : IgnoredText(statements.Prompt),
            Substitute = decision == Decision.Force
                ? _texts.Required(statements.Substitute, "SUBSTITUTE", "`FORCE`", name)
                : IgnoredText(statements.Substitute),
            Context = _texts.Optional(statements.Context),
            Run = _texts.Arguments(statements.Run),
            Webhook = _texts.Address(statements.Webhook),
            Categories = CheckCategories(statements.Category),
            Samples = _texts.Samples(statements.Samples, target),
            IsBroken = conditionIsBroken || enabledIsBroken || priorityIsBroken || statements.IsBroken,
        };
    }

    private string CheckMessage(Decision decision, TextSyntax? message, Token name)
    {
        var isObservation = decision is Decision.Log or Decision.Shadow;
        return (isObservation ? _texts.Optional(message) : _texts.Required(message, "MESSAGE", "every gate", name)) ?? "";
    }

    /// <summary>A text that this decision does not use; it is checked all the same.</summary>
    private string? IgnoredText(TextSyntax? statement)
    {
        _texts.Optional(statement);
        return null;
    }

    private string IdOf(RuleSyntax syntax, SourceLocation location) =>
        syntax.Id is { } id ? source.Slice(id.Span).ToString() : $"unnamed-line-{location.Line}";

    private Target? CheckTarget(RuleStatements statements, Token name)
    {
        if (statements.Decision is not { } decision)
        {
            diagnostics.Report(
                RuleProblems.MissingDecision,
                name.Span,
                "this rule decides nothing",
                "add a decision and its target, such as `DENY execution`");
            return null;
        }

        if (statements.DecisionsDisagree) return Target.Any;
        if (decision.Target is not { } word)
        {
            diagnostics.Report(
                RuleProblems.UnknownTarget,
                decision.Keyword.Span,
                $"{Quoted.Text(source.Slice(decision.Keyword.Span))} names no target",
                $"write one of {string.Join(", ", Vocabulary.Targets.ToArray())} after it");
            return null;
        }

        var text = source.Slice(word.Span);
        if (Vocabulary.TargetOf(text) is { } target) return target;

        diagnostics.Report(
            RuleProblems.UnknownTarget, word.Span, $"unknown target {Quoted.Text(text)}", Spelling.Help(text, Vocabulary.Targets));
        return null;
    }

    private bool CheckEnabled(RuleStatements statements, out bool isBroken)
    {
        isBroken = statements.EnabledIsRepeated;
        if (statements.Enabled is not { } setting) return true;

        var text = ValueOf(setting);
        if (text is "true") return true;
        if (text is "false") return statements.EnabledIsRepeated;

        isBroken = true;
        ReportValue(RuleProblems.Enabled, setting, "write `enabled true` or `enabled false`; until then the rule is enabled");
        return true;
    }

    private int CheckPriority(RuleStatements statements, out bool isBroken)
    {
        const int Default = 50;
        const int Highest = 1000;
        isBroken = statements.PriorityIsRepeated;
        if (statements.Priority is not { } setting || isBroken) return Default;

        var text = ValueOf(setting);
        if (text.Length <= 8 && !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, out var priority) && priority <= Highest)
            return priority;

        isBroken = true;
        ReportValue(RuleProblems.Priority, setting, $"write a whole number from 0 to {Highest}; until then it is {Default}");
        return Default;
    }

    private RuleSeverity CheckSeverity(RuleStatements statements)
    {
        if (statements.Severity is not { } setting) return RuleSeverity.Warning;
        if (Vocabulary.SeverityOf(ValueOf(setting)) is { } severity) return severity;

        ReportValue(RuleProblems.Severity, setting, Spelling.Help(ValueOf(setting), Vocabulary.Severities));
        return RuleSeverity.Warning;
    }

    private string[] CheckCategories(CategorySyntax? category)
    {
        if (category is null) return [];
        if (category.Words.Count == 0)
        {
            diagnostics.Report(
                RuleProblems.CategoryWords, category.Keyword.Span, "`CATEGORY` names nothing", "write one or more words on the same line");
        }

        return [.. category.Words.Select(word => source.Slice(word.Span).ToString())];
    }

    private ReadOnlySpan<char> ValueOf(SettingSyntax setting) => setting.Value is { } value ? source.Slice(value.Span) : default;

    private void ReportValue(DiagnosticDescriptor descriptor, SettingSyntax setting, string help)
    {
        var keyword = source.Slice(setting.Keyword.Span);
        if (setting.Value is { } value)
            diagnostics.Report(descriptor, value.Span, $"{Quoted.Text(source.Slice(value.Span))} is no value of `{keyword}`", help);
        else
            diagnostics.Report(descriptor, setting.Keyword.Span, $"`{keyword}` has no value", help);
    }
}
