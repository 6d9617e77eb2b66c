using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Formatting;

/// <summary>Decides for every token of a clean file what goes before it. The tree and the tokens decide; the old layout does not.</summary>
internal sealed class LayoutPlan
{
    public const int StatementIndent = 2;

    /// <summary>How deep what continues a statement stands.</summary>
    public const int ContinuationIndent = 4;

    private readonly Break[] _breaks;
    private readonly Token[] _tokens;

    private LayoutPlan(Token[] tokens)
    {
        _tokens = tokens;
        _breaks = new Break[tokens.Length];
    }

    public static Break[] Of(FileSyntax file)
    {
        var plan = new LayoutPlan(file.Stream.Tokens);
        plan.JoinTokens();
        foreach (var rule in file.Items.OfType<RuleSyntax>()) plan.PlaceRule(rule);
        plan._breaks[^1] = new Break(BreakKind.Paragraph, 0);
        return plan._breaks;
    }

    private void JoinTokens()
    {
        for (var index = 0; index < _breaks.Length; index++)
        {
            var isTight = _tokens[index].Kind == TokenKind.CloseParenthesis
                || (index > 0 && _tokens[index - 1].Kind == TokenKind.OpenParenthesis);
            _breaks[index] = new Break(isTight ? BreakKind.None : BreakKind.Space, ContinuationIndent);
        }
    }

    private void PlaceRule(RuleSyntax rule)
    {
        Place(rule.First, new Break(BreakKind.Paragraph, 0));
        foreach (var statement in rule.Statements)
        {
            Place(statement.Keyword, new Break(BreakKind.Paragraph, StatementIndent));
            if (statement is IfSyntax condition) new ExpressionLayout(_tokens, _breaks).Place(condition);
        }

        if (rule.Close is { } close) Place(close, new Break(BreakKind.Line, 0));
    }

    private void Place(Token token, Break @break) => _breaks[TokenIndex.Of(_tokens, token)] = @break;
}
