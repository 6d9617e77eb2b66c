using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Syntax;

/// <summary>The expression behind an IF, as it is written.</summary>
/// <param name="First">Its first token.</param>
internal abstract record ExpressionSyntax(Token First);

/// <summary>Terms joined by OR; at least two.</summary>
internal sealed record OrSyntax(IReadOnlyList<ExpressionSyntax> Terms) : ExpressionSyntax(Terms[0].First);

/// <summary>Terms joined by AND or standing side by side; at least two.</summary>
internal sealed record AndSyntax(IReadOnlyList<ExpressionSyntax> Terms) : ExpressionSyntax(Terms[0].First);

/// <summary>NOT and what it negates.</summary>
internal sealed record NotSyntax(Token Keyword, ExpressionSyntax Operand) : ExpressionSyntax(Keyword);

/// <summary>An expression in parentheses.</summary>
internal sealed record GroupSyntax(Token Open, ExpressionSyntax Inner, Token Close) : ExpressionSyntax(Open);

/// <summary>One comparison, all of whose words are known.</summary>
/// <param name="FieldWord">Its first token.</param>
/// <param name="Operand">The string; null for EXISTS.</param>
internal sealed record ConditionSyntax(Token FieldWord, Field Field, bool Negated, Operator Operator, Token? Operand)
    : ExpressionSyntax(FieldWord);

/// <summary>A stretch that could not be read; why has been reported.</summary>
internal sealed record BrokenSyntax(Token First) : ExpressionSyntax(First);
