using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Syntax;

/// <summary>A statement of a rule, as it is written. Its values are not judged yet, and may be missing.</summary>
/// <param name="Keyword">Its first token.</param>
/// <param name="Kind">What the keyword says.</param>
internal abstract record StatementSyntax(Token Keyword, StatementKind Kind);

/// <summary><c>enabled</c>, <c>priority</c> or <c>severity</c> and its value.</summary>
internal sealed record SettingSyntax(Token Keyword, StatementKind Kind, Token? Value) : StatementSyntax(Keyword, Kind);

/// <summary>A decision and its target.</summary>
internal sealed record DecisionSyntax(Token Keyword, StatementKind Kind, Decision Decision, Token? Target) : StatementSyntax(Keyword, Kind);

/// <summary>IF and its expression.</summary>
/// <param name="HoldsBrace">Whether a <c>{</c> is in what could not be read of it, so that it may hide another rule.</param>
internal sealed record IfSyntax(Token Keyword, ExpressionSyntax Condition, bool HoldsBrace) : StatementSyntax(Keyword, StatementKind.If);

/// <summary>A keyword with one string: MESSAGE, PROMPT, SUBSTITUTE, CONTEXT, WEBHOOK.</summary>
internal sealed record TextSyntax(Token Keyword, StatementKind Kind, Token? Text) : StatementSyntax(Keyword, Kind);

/// <summary>RUN and its argument vector.</summary>
internal sealed record RunSyntax(Token Keyword, IReadOnlyList<Token> Arguments) : StatementSyntax(Keyword, StatementKind.Run);

/// <summary>CATEGORY and its words.</summary>
internal sealed record CategorySyntax(Token Keyword, IReadOnlyList<Token> Words) : StatementSyntax(Keyword, StatementKind.Category);

/// <summary>AMBIENT.</summary>
internal sealed record AmbientSyntax(Token Keyword) : StatementSyntax(Keyword, StatementKind.Ambient);

/// <summary>EXAMPLE or COUNTEREXAMPLE; no values if it could not be read.</summary>
internal sealed record SampleSyntax(Token Keyword, StatementKind Kind, IReadOnlyList<SampleValueSyntax> Values)
    : StatementSyntax(Keyword, Kind);

/// <summary>A string of a sample and the field before it; a bare string has none.</summary>
internal sealed record SampleValueSyntax(Field? Field, Token Text);

/// <summary>Text in a rule that is no statement; why has been reported.</summary>
/// <param name="MayContinueCondition">Whether it may be a part of the IF before it that nobody can read.</param>
/// <param name="HoldsBrace">Whether a <c>{</c> is in it, so that it may be another rule.</param>
internal sealed record SkippedSyntax(Token Keyword, bool MayContinueCondition, bool HoldsBrace)
    : StatementSyntax(Keyword, StatementKind.None);
