using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Syntax;

/// <summary>Reads one condition: field, operator, string. A mistake in one of the three breaks this condition only.</summary>
internal sealed class ConditionParser(TokenCursor cursor)
{
    /// <returns>The condition, or a <see cref="BrokenSyntax"/>, or null where not even the place of a condition is clear.</returns>
    public ExpressionSyntax? Parse()
    {
        var first = cursor.Current;
        if (first.Kind != TokenKind.Word || cursor.AtStatement || cursor.AtRuleHead || Vocabulary.IsConnective(cursor.CurrentText))
        {
            cursor.Report(
                SyntaxProblems.ConditionExpected,
                first,
                $"expected a condition, found {cursor.Quote(first)}",
                "write a field, an operator and a string: `command CONTAINS \"push\"`");
            return null;
        }

        if (AtMisspeltConnective())
        {
            cursor.Report(
                SyntaxProblems.UnknownConnective,
                first,
                $"unknown word {cursor.Quote(first)} between conditions",
                Spelling.Help(cursor.CurrentText, Vocabulary.Connectives));
            return null;
        }

        var field = ParseField();
        var negated = cursor.IsWord(cursor.Current, Vocabulary.Not);
        if (negated) cursor.Take();
        return ParseComparison(first, field, negated);
    }

    /// <summary>Whether the current word stands where AND, OR or NOT would: before a parenthesis or before a whole condition.</summary>
    public bool AtMisspeltConnective()
    {
        if (cursor.IsField(cursor.Current)) return false;
        var next = cursor.Peek(1);
        if (next.Kind == TokenKind.OpenParenthesis) return true;
        if (cursor.IsWord(next, Vocabulary.Not)) return cursor.IsField(cursor.Peek(2)) || cursor.Peek(2).Kind == TokenKind.OpenParenthesis;
        return cursor.IsField(next) && (cursor.IsOperator(cursor.Peek(2)) || cursor.IsWord(cursor.Peek(2), Vocabulary.Not));
    }

    private Field? ParseField()
    {
        var word = cursor.Take();
        if (Vocabulary.TryField(cursor.TextOf(word), out var field)) return field;

        cursor.Report(
            SyntaxProblems.UnknownField,
            word,
            $"unknown field {cursor.Quote(word)}",
            Spelling.Help(cursor.TextOf(word), Vocabulary.Fields));
        return null;
    }

    private ExpressionSyntax? ParseComparison(Token first, Field? field, bool negated)
    {
        var word = cursor.Current;
        if (word.Kind != TokenKind.Word || cursor.AtStatement || cursor.AtRuleHead || Vocabulary.IsConnective(cursor.CurrentText))
        {
            cursor.Report(
                SyntaxProblems.OperatorExpected,
                word,
                $"expected an operator, found {cursor.Quote(word)}",
                $"write one of {string.Join(", ", Vocabulary.Operators.ToArray())}");
            return cursor.TakeIf(TokenKind.String) is null ? null : new BrokenSyntax(first);
        }

        cursor.Take();
        var text = cursor.TextOf(word);
        if (Vocabulary.OperatorOf(text) is { } @operator) return ParseOperand(first, field, negated, @operator, word);

        cursor.Report(
            SyntaxProblems.UnknownOperator,
            word,
            $"unknown operator {cursor.Quote(word)}",
            Spelling.Help(text, Vocabulary.Operators));
        SkipOperand();
        return new BrokenSyntax(first);
    }

    private ExpressionSyntax ParseOperand(Token first, Field? field, bool negated, Operator @operator, Token word)
    {
        var operand = cursor.TakeIf(TokenKind.String);
        if (@operator == Operator.Exists && operand is { } surplus)
        {
            cursor.Report(
                SyntaxProblems.SurplusOperand, surplus, "`EXISTS` takes no string", "leave the string out, or compare with `EQUALS`");
            return new BrokenSyntax(first);
        }

        if (@operator != Operator.Exists && operand is null)
        {
            var at = cursor.Current;
            SkipOperand();
            cursor.Report(
                SyntaxProblems.OperandExpected,
                word,
                $"expected a string after {cursor.Quote(word)}, found {cursor.Quote(at)}",
                "put what to compare with into double quotes");
            return new BrokenSyntax(first);
        }

        return field is null ? new BrokenSyntax(first) : new ConditionSyntax(first, field, negated, @operator, operand);
    }

    /// <summary>Takes the string, or the words on this line that someone forgot to put into quotes.</summary>
    private void SkipOperand()
    {
        if (cursor.TakeIf(TokenKind.String) is not null) return;
        while (cursor.Current is { Kind: TokenKind.Word, IsFirstOnLine: false }
            && !cursor.AtStatement && !Vocabulary.IsConnective(cursor.CurrentText))
        {
            cursor.Take();
        }
    }
}
