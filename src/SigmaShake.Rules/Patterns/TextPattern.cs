using SigmaShake.Rules.Model;

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
    public abstract bool IsMatch(ReadOnlySpan<byte> value);

    /// <summary>Compiles an operand.</summary>
    /// <param name="operator">Any but <see cref="Operator.Exists"/>, which has no operand.</param>
    /// <param name="onPath">Whether the field is <c>path</c>, where a glob knows segments.</param>
    /// <param name="operand">The string as the rule means it, escapes resolved.</param>
    public static PatternResult Compile(Operator @operator, bool onPath, string operand) => @operator switch
    {
        Operator.Equals or Operator.Contains or Operator.StartsWith or Operator.EndsWith
            => new PatternResult(new LiteralPattern(@operator, operand), null),
        _ => new PatternResult(null, new PatternError(PatternErrorKind.Syntax, $"`{@operator}` is not there yet", "", default)),
    };
}
