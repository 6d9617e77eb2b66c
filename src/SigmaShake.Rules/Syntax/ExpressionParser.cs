using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Rules.Syntax;

/// <summary>
/// Reads the expression behind an IF. A mistake inside one condition breaks that condition; a mistake in how conditions are joined
/// breaks the whole expression, because then nobody can say what it means. A method that returns null has reported why.
/// </summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    public const int MaxDepth = 32;

    private readonly ConditionParser _conditions = new(cursor);

    public IfSyntax Parse(Token keyword)
    {
        var first = cursor.Current;
        var expression = ParseOr(0);
        if (expression is not null && AtEnd()) return new IfSyntax(keyword, expression, HoldsBrace: false);

        if (expression is not null)
        {
            cursor.Report(
                SyntaxProblems.ConditionExpected,
                cursor.Current,
                $"expected `AND`, `OR` or the next statement, found {cursor.Quote(cursor.Current)}",
                "join conditions with `AND` or `OR`, and put a text with quotes in it as `\\\"`");
        }

        var holdsBrace = cursor.SkipToStatement();
        return new IfSyntax(keyword, new BrokenSyntax(first.Kind == TokenKind.End ? keyword : first), holdsBrace);
    }

    private bool AtEnd() => cursor.AtEndOfBody || cursor.AtStatement || (cursor.Current is { Kind: TokenKind.Word, IsFirstOnLine: true });

    private ExpressionSyntax? ParseOr(int depth)
    {
        var first = ParseAnd(depth);
        if (first is null || !cursor.IsWord(cursor.Current, Vocabulary.Or)) return first;

        var terms = new List<ExpressionSyntax> { first };
        while (cursor.IsWord(cursor.Current, Vocabulary.Or))
        {
            cursor.Take();
            if (ParseAnd(depth) is not { } term) return null;
            terms.Add(term);
        }

        return new OrSyntax(terms);
    }

    private ExpressionSyntax? ParseAnd(int depth)
    {
        var first = ParseTerm(depth);
        if (first is null || !AtNextTerm()) return first;

        var terms = new List<ExpressionSyntax> { first };
        while (AtNextTerm())
        {
            if (cursor.IsWord(cursor.Current, Vocabulary.And)) cursor.Take();
            if (ParseTerm(depth) is not { } term) return null;
            terms.Add(term);
        }

        return new AndSyntax(terms);
    }

    /// <summary>Whether an AND, or a condition side by side with the last one, follows.</summary>
    private bool AtNextTerm()
    {
        if (cursor.Current.Kind == TokenKind.OpenParenthesis) return true;
        if (cursor.Current.Kind != TokenKind.Word || cursor.AtStatement || cursor.AtRuleHead) return false;
        if (cursor.IsWord(cursor.Current, Vocabulary.Or)) return false;
        return !cursor.Current.IsFirstOnLine
            || cursor.IsField(cursor.Current)
            || Vocabulary.IsConnective(cursor.CurrentText)
            || cursor.IsOperator(cursor.Peek(1))
            || _conditions.AtMisspeltConnective();
    }

    private ExpressionSyntax? ParseTerm(int depth)
    {
        if (!cursor.IsWord(cursor.Current, Vocabulary.Not)) return ParsePrimary(depth);

        var not = cursor.Take();
        if (cursor.IsWord(cursor.Current, Vocabulary.Not))
        {
            cursor.Report(
                SyntaxProblems.ConditionExpected,
                cursor.Current,
                "expected a condition after `NOT`, found another `NOT`",
                "write one `NOT`, or none");
            return null;
        }

        return ParsePrimary(depth) is { } operand ? new NotSyntax(not, operand) : null;
    }

    private ExpressionSyntax? ParsePrimary(int depth) =>
        cursor.Current.Kind == TokenKind.OpenParenthesis ? ParseGroup(depth + 1) : _conditions.Parse();

    private GroupSyntax? ParseGroup(int depth)
    {
        if (depth > MaxDepth)
        {
            cursor.Report(
                LimitProblems.TooDeep,
                cursor.Current,
                $"parentheses nest deeper than the limit of {MaxDepth} (expression depth)",
                "split the rule into several");
            return null;
        }

        var open = cursor.Take();
        if (ParseOr(depth) is not { } inner) return null;
        if (cursor.TakeIf(TokenKind.CloseParenthesis) is { } close) return new GroupSyntax(open, inner, close);

        cursor.Report(
            SyntaxProblems.UnclosedParenthesis,
            open,
            $"this parenthesis is not closed before {cursor.Quote(cursor.Current)}",
            "write the missing `)`");
        return null;
    }
}
