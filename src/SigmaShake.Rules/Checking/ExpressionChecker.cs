using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Brings an expression into negation normal form (De Morgan; a double NOT vanishes) and compiles its conditions.</summary>
internal sealed class ExpressionChecker(SourceText source, DiagnosticBag diagnostics)
{
    private readonly OperandChecker _operands = new(source, diagnostics);
    private bool _isBroken;

    /// <param name="isBroken">Whether any part of the result stands in for text that was in error.</param>
    public Expression Check(RuleStatements statements, RuleSyntax rule, SourceLocation ruleLocation, out bool isBroken)
    {
        _isBroken = statements.IfIsInDoubt;
        var expression = statements.If is { } condition
            ? Build(condition.Condition, negated: false)
            : ReportMissing(rule, ruleLocation);
        if (statements.IfIsInDoubt) expression = new Expression.Unreadable(source.Locate(statements.If!.Keyword.Start));

        isBroken = _isBroken;
        return expression;
    }

    private Expression.Unreadable ReportMissing(RuleSyntax rule, SourceLocation ruleLocation)
    {
        _isBroken = true;
        diagnostics.Report(
            RuleProblems.MissingCondition,
            (rule.Id ?? rule.First).Span,
            "this rule has no `IF`",
            "say when it matches: `IF command CONTAINS \"push\"`; to match always, `IF tool EXISTS`");
        return new Expression.Unreadable(ruleLocation);
    }

    private Expression Build(ExpressionSyntax syntax, bool negated) => syntax switch
    {
        OrSyntax chain => BuildTerms(chain.Terms, negated, isAll: negated),
        AndSyntax chain => BuildTerms(chain.Terms, negated, isAll: !negated),
        NotSyntax negation => Build(negation.Operand, !negated),
        GroupSyntax group => Build(group.Inner, negated),
        ConditionSyntax condition => BuildCondition(condition, negated),
        _ => BuildBroken(syntax),
    };

    private Expression BuildTerms(IReadOnlyList<ExpressionSyntax> terms, bool negated, bool isAll)
    {
        var built = new List<Expression>(terms.Count);
        foreach (var term in terms)
        {
            // A group of the same kind is part of this one: `a AND (b AND c)` has three terms.
            var expression = Build(term, negated);
            if (isAll && expression is Expression.All all) built.AddRange(all.Terms);
            else if (!isAll && expression is Expression.Any any) built.AddRange(any.Terms);
            else built.Add(expression);
        }

        Expression[] result = [.. built];
        return isAll ? new Expression.All(result) : new Expression.Any(result);
    }

    private Expression.Condition BuildCondition(ConditionSyntax syntax, bool negated)
    {
        var location = source.Locate(syntax.First.Start);
        negated ^= syntax.Negated;
        if (syntax.Operand is not { } token) return new Expression.Condition(syntax.Field, syntax.Operator, "", negated, null, location);

        var (operand, pattern, template) = _operands.Check(syntax.Field, syntax.Operator, token);
        var condition = new Expression.Condition(syntax.Field, syntax.Operator, operand, negated, pattern, location) { Template = template };
        _isBroken |= condition.IsBroken || token.HasStrayQuote;
        return condition;
    }

    private Expression.Unreadable BuildBroken(ExpressionSyntax syntax)
    {
        _isBroken = true;
        return new Expression.Unreadable(source.Locate(syntax.First.Start));
    }
}
