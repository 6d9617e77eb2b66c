using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Formatting;

/// <summary>
/// Breaks the expression behind an IF: every alternative of its outermost OR gets a line of its own; a chain of ANDs and a group
/// in parentheses are broken only where they do not fit on their line.
/// </summary>
internal sealed class ExpressionLayout(Token[] tokens, Break[] breaks)
{
    public const int MaxWidth = 120;

    private const int WidthOfKeyword = 3;
    private const int IndentStep = 2;

    public void Place(IfSyntax statement)
    {
        var end = EndOf(statement.Condition);
        Place(statement.Condition, end, LayoutPlan.ContinuationIndent, LayoutPlan.StatementIndent + WidthOfKeyword, isOutermost: true);
    }

    private static bool IsConnective(Token token) => token.Kind == TokenKind.Word && token.Length <= Vocabulary.And.Length;

    /// <param name="end">The index of the token behind the expression.</param>
    /// <param name="indent">How deep a new line in it stands.</param>
    /// <param name="column">Where it begins, in characters from 0.</param>
    private void Place(ExpressionSyntax expression, int end, int indent, int column, bool isOutermost = false)
    {
        var first = TokenIndex.Of(tokens, expression.First);
        switch (expression)
        {
            case OrSyntax chain when isOutermost || !Fits(first, end, column):
                PlaceTerms(chain.Terms, end, indent, column);
                break;
            case AndSyntax chain when !Fits(first, end, column):
                PlaceTerms(chain.Terms, end, indent, column);
                break;
            case NotSyntax negation when !Fits(first, end, column):
                Place(negation.Operand, end, indent, column + Vocabulary.Not.Length + 1);
                break;
            case GroupSyntax group when !Fits(first, end, column):
                Place(group.Inner, end - 1, indent + IndentStep, column + 1);
                break;
            default:
                break;
        }
    }

    private void PlaceTerms(IReadOnlyList<ExpressionSyntax> terms, int end, int indent, int column)
    {
        for (var index = 0; index < terms.Count; index++)
        {
            var head = index == 0 ? TokenIndex.Of(tokens, terms[0].First) : HeadOf(terms[index]);
            var next = index + 1 < terms.Count ? HeadOf(terms[index + 1]) : end;
            if (index > 0)
            {
                breaks[head] = new Break(BreakKind.Line, indent);
                column = indent;
            }

            Place(terms[index], next, indent + IndentStep, column + WidthBefore(head, terms[index]));
        }
    }

    /// <summary>The index of the token that begins a later term of a chain: its AND or OR, which may be left out for AND.</summary>
    private int HeadOf(ExpressionSyntax term)
    {
        // Every token in front of a term of a clean file is a connective, or the last token of the term before: a string, EXISTS or `)`.
        var first = TokenIndex.Of(tokens, term.First);
        return IsConnective(tokens[first - 1]) ? first - 1 : first;
    }

    private int WidthBefore(int head, ExpressionSyntax term)
    {
        var first = TokenIndex.Of(tokens, term.First);
        return head == first ? 0 : tokens[head].Length + 1;
    }

    private bool Fits(int first, int end, int column)
    {
        for (var index = first; index < end && column <= MaxWidth; index++)
        {
            var space = index > first && breaks[index].Kind == BreakKind.Space ? 1 : 0;
            column += space + tokens[index].Length;
        }

        return column <= MaxWidth;
    }

    private int EndOf(ExpressionSyntax expression) => expression switch
    {
        OrSyntax chain => EndOf(chain.Terms[^1]),
        AndSyntax chain => EndOf(chain.Terms[^1]),
        NotSyntax negation => EndOf(negation.Operand),
        GroupSyntax group => TokenIndex.Of(tokens, group.Close) + 1,
        ConditionSyntax condition => EndOf(condition),
        _ => TokenIndex.Of(tokens, expression.First) + 1,
    };

    private int EndOf(ConditionSyntax condition)
    {
        if (condition.Operand is { } operand) return TokenIndex.Of(tokens, operand) + 1;
        const int FieldAndOperator = 2;
        return TokenIndex.Of(tokens, condition.First) + FieldAndOperator + (condition.Negated ? 1 : 0);
    }
}
