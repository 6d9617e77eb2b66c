using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Patterns.Lines;
using SigmaShake.Rules.Patterns.Literals;
using SigmaShake.Rules.Patterns.Regexes;

namespace SigmaShake.Rules.Patterns;

/// <summary>
/// What a condition's operator and operand compile to: a predicate over the UTF-8 bytes of a field, in time linear in their number.
/// Immutable and safe to use from several threads.
/// </summary>
public abstract class TextPattern
{
    private protected TextPattern()
    {
    }

    /// <summary>Whether <paramref name="value"/> (UTF-8) satisfies the operator; a condition's NOT is applied by the caller.</summary>
    /// <remarks>A byte that is part of no well-formed code point is matched by nothing, and is stepped over.</remarks>
    public abstract bool IsMatch(ReadOnlySpan<byte> value);

    /// <summary>Compiles an operand.</summary>
    /// <param name="operator">Any but <see cref="Operator.Exists"/>, which has no operand.</param>
    /// <param name="onPath">Whether the field is <c>path</c>, where a glob knows segments.</param>
    /// <param name="operand">The string as the rule means it, escapes resolved.</param>
    /// <returns>The pattern, or why there is none; <see cref="PatternLimits"/> are among the reasons.</returns>
    public static PatternResult Compile(Operator @operator, bool onPath, string operand)
    {
        if (@operator is Operator.Glob or Operator.Regex or Operator.LineRegex && OperandCheck.Of(operand) is { } error)
            return new PatternResult(null, error);

        return @operator switch
        {
            Operator.Equals or Operator.Contains or Operator.StartsWith or Operator.EndsWith
                => new PatternResult(new LiteralPattern(@operator, operand), null),
            Operator.Word => new PatternResult(new WordPattern(operand), null),
            Operator.Glob => GlobPattern.Compile(operand, onPath),
            Operator.Regex => RegexPattern.Compile(operand),
            Operator.LineContains => new PatternResult(new LinePattern(new LiteralPattern(Operator.Contains, operand)), null),
            Operator.LineRegex => OnEachLine(RegexPattern.Compile(operand)),
            _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "this operator has no operand to compile"),
        };
    }

    private static PatternResult OnEachLine(PatternResult ofLine) =>
        ofLine.Succeeded ? new PatternResult(new LinePattern(ofLine.Pattern), null) : ofLine;
}
