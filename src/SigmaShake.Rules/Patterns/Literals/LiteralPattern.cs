using System.Text;

namespace SigmaShake.Rules.Patterns.Literals;

/// <summary>EQUALS, CONTAINS, STARTS_WITH, ENDS_WITH: the operators that compare with a fixed string.</summary>
internal sealed class LiteralPattern(Operator @operator, string operand) : TextPattern
{
    private readonly byte[] _literal = Encoding.UTF8.GetBytes(operand);

    public override bool IsMatch(ReadOnlySpan<byte> value) => @operator switch
    {
        Operator.Equals => value.SequenceEqual(_literal),
        Operator.StartsWith => value.StartsWith(_literal),
        Operator.EndsWith => value.EndsWith(_literal),
        _ => value.IndexOf(_literal) >= 0,
    };
}
