using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>The statements of one rule, each in its place, and what is wrong with their number and order.</summary>
internal sealed class RuleStatements
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private List<SampleSyntax>? _samples;
    private List<int>? _hiddenRules;
    private int _seen;

    private RuleStatements(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    public SettingSyntax? Enabled { get; private set; }

    public bool EnabledIsRepeated { get; private set; }

    public SettingSyntax? Priority { get; private set; }

    public bool PriorityIsRepeated { get; private set; }

    public SettingSyntax? Severity { get; private set; }

    /// <summary>The strictest one given.</summary>
    public DecisionSyntax? Decision { get; private set; }

    /// <summary>Whether several were given, for different targets.</summary>
    public bool DecisionsDisagree { get; private set; }

    public IfSyntax? If { get; private set; }

    /// <summary>Whether the IF is not the whole condition: it is repeated, cut off, or followed by text that may belong to it.</summary>
    public bool IfIsInDoubt { get; private set; }

    public TextSyntax? Message { get; private set; }

    public TextSyntax? Prompt { get; private set; }

    public TextSyntax? Substitute { get; private set; }

    public TextSyntax? Context { get; private set; }

    public TextSyntax? Webhook { get; private set; }

    public RunSyntax? Run { get; private set; }

    public CategorySyntax? Category { get; private set; }

    public AmbientSyntax? Ambient { get; private set; }

    public IReadOnlyList<SampleSyntax> Samples => _samples ?? [];

    /// <summary>Where text that could not be read holds a brace, so that it may be a rule.</summary>
    public IReadOnlyList<int> HiddenRules => _hiddenRules ?? [];

    /// <summary>Whether something is wrong that may touch what the rule matches.</summary>
    public bool IsBroken { get; private set; }

    public static RuleStatements Gather(RuleSyntax rule, SourceText source, DiagnosticBag diagnostics)
    {
        var statements = new RuleStatements(source, diagnostics);
        StatementSyntax? last = null;
        foreach (var statement in rule.Statements)
        {
            if (statement is SkippedSyntax skipped) statements.AddSkipped(skipped, last);
            else statements.Add(statement);
            last = statement;
        }

        if (rule.Close is null)
        {
            statements.IsBroken = true;
            statements.IfIsInDoubt |= last is IfSyntax;
        }

        if (statements.Ambient is not null && statements.Decision is not null) statements.IsBroken = true;
        return statements;
    }

    private void AddSkipped(SkippedSyntax skipped, StatementSyntax? last)
    {
        IsBroken = true;
        IfIsInDoubt |= last is IfSyntax && skipped.MayContinueCondition;
        if (skipped.HoldsBrace) (_hiddenRules ??= []).Add(skipped.Keyword.Start);
    }

    private void Add(StatementSyntax statement)
    {
        if (statement is SampleSyntax sample)
        {
            (_samples ??= []).Add(sample);
            return;
        }

        if (statement is DecisionSyntax decision)
        {
            AddDecision(decision);
            return;
        }

        var bit = 1 << (int)statement.Kind;
        var isRepeated = (_seen & bit) != 0;
        _seen |= bit;
        if (isRepeated) ReportRepeated(statement);
        Place(statement, isRepeated);
    }

    private void Place(StatementSyntax statement, bool isRepeated)
    {
        switch (statement.Kind)
        {
            case StatementKind.Enabled:
                Enabled ??= (SettingSyntax)statement;
                EnabledIsRepeated |= isRepeated;
                break;
            case StatementKind.Priority:
                Priority ??= (SettingSyntax)statement;
                PriorityIsRepeated |= isRepeated;
                break;
            case StatementKind.Severity:
                Severity ??= (SettingSyntax)statement;
                break;
            case StatementKind.If:
                If ??= (IfSyntax)statement;
                IfIsInDoubt |= isRepeated;
                if (((IfSyntax)statement).HoldsBrace) (_hiddenRules ??= []).Add(statement.Keyword.Start);
                break;
            case StatementKind.Message:
                Message ??= (TextSyntax)statement;
                break;
            case StatementKind.Prompt:
                Prompt ??= (TextSyntax)statement;
                break;
            case StatementKind.Substitute:
                Substitute ??= (TextSyntax)statement;
                break;
            case StatementKind.Context:
                Context ??= (TextSyntax)statement;
                break;
            case StatementKind.Webhook:
                Webhook ??= (TextSyntax)statement;
                break;
            case StatementKind.Run:
                Run ??= (RunSyntax)statement;
                break;
            case StatementKind.Category:
                Category ??= (CategorySyntax)statement;
                break;
            case StatementKind.Ambient:
                Ambient ??= (AmbientSyntax)statement;
                break;
            default:
                throw new InvalidOperationException($"a {statement.Kind} has no place in a rule");
        }
    }

    private void AddDecision(DecisionSyntax decision)
    {
        if (Decision is null)
        {
            Decision = decision;
            return;
        }

        IsBroken = true;
        ReportRepeated(decision);
        DecisionsDisagree |= TargetOf(decision) != TargetOf(Decision);
        if (decision.Decision < Decision.Decision) Decision = decision;
    }

    private Target? TargetOf(DecisionSyntax decision) =>
        decision.Target is { } target ? Vocabulary.TargetOf(_source.Slice(target.Span)) : null;

    private void ReportRepeated(StatementSyntax statement) => _diagnostics.Report(
        RuleProblems.Duplicate,
        statement.Keyword.Span,
        statement is DecisionSyntax
            ? "this rule decides twice"
            : $"{Quoted.Text(_source.Slice(statement.Keyword.Span))} is given twice in this rule",
        statement.Kind == StatementKind.If ? "join the two with `AND` or `OR`, or write two rules" : "keep one of the two");
}
