namespace SigmaShake.Rules.Diagnostics;

/// <summary>Every diagnostic that a rule file can have. <c>docs/diagnostics.md</c> is this catalog as a page.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All descriptors, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        FileProblems.NotUtf8,
        FileProblems.TooLarge,
        FileProblems.StrayText,
        SyntaxProblems.UnknownOperator,
        SyntaxProblems.UnknownField,
        SyntaxProblems.UnknownStatement,
        SyntaxProblems.UnexpectedText,
        SyntaxProblems.RuleId,
        SyntaxProblems.MissingOpenBrace,
        SyntaxProblems.MissingCloseBrace,
        SyntaxProblems.UnterminatedString,
        SyntaxProblems.StrayQuote,
        SyntaxProblems.ConditionExpected,
        SyntaxProblems.OperatorExpected,
        SyntaxProblems.OperandExpected,
        SyntaxProblems.UnclosedParenthesis,
        SyntaxProblems.UnknownConnective,
        SyntaxProblems.SampleExpected,
        RuleProblems.Enabled,
        RuleProblems.Priority,
        RuleProblems.Severity,
        RuleProblems.Duplicate,
        RuleProblems.UnknownTarget,
        RuleProblems.MissingDecision,
        RuleProblems.MissingCondition,
        RuleProblems.MissingText,
        RuleProblems.AmbientDecision,
        RuleProblems.RunProgram,
        RuleProblems.WebhookAddress,
        PatternProblems.Syntax,
        PatternProblems.NotLinear,
        PatternProblems.TooLarge,
        LimitProblems.StringTooLong,
        SyntaxProblems.SurplusOperand,
        RuleProblems.CategoryWords,
        LimitProblems.TooDeep,
        FileProblems.TooManyProblems,
        FileProblems.Unreadable,
        TemplateProblems.Syntax,
        TemplateProblems.TooLarge,
        TemplateProblems.Field,
        LintProblems.EqualIds,
        LintProblems.UnknownPlaceholder,
        LintProblems.TemplateFitsNothing,
        LintProblems.RuleMatchesNothing,
    ];

    /// <summary>The descriptor of a code, null for one that does not exist.</summary>
    public static DiagnosticDescriptor? Find(string code) => All.FirstOrDefault(descriptor => descriptor.Code == code);
}
