using System.Text;
using SigmaShake.Rules.Patterns.Layout;

namespace SigmaShake.Rules.Patterns.Literals;

/// <summary>EQUALS, CONTAINS, STARTS_WITH, ENDS_WITH, WORD and LINE_CONTAINS: the operators that compare with a fixed string.</summary>
internal static class LiteralPattern
{
    public static PatternResult Compile(PatternForm form, string operand, PatternTraits traits = PatternTraits.None) =>
        new(TextPattern.Of(new CompiledPattern(form, traits, Encoding.UTF8.GetBytes(operand))), null);

    /// <summary>LINE_CONTAINS: what holds no line break is in a line where it is in the value.</summary>
    public static PatternResult CompileForLines(string operand) => Compile(
        PatternForm.Contains, operand, operand.AsSpan().ContainsAny('\r', '\n') ? PatternTraits.EachLine : PatternTraits.None);
}
