using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Regexes;

/// <summary>REGEX: a match is found anywhere in the value. LINE_REGEX: in some line of it.</summary>
internal static class RegexPattern
{
    /// <summary>Compiles an operand that <see cref="OperandCheck"/> has let through.</summary>
    public static PatternResult Compile(string operand, PatternTraits traits = PatternTraits.None) =>
        PassesPattern.Compile(RegexParser.Parse(operand), operand, traits);
}
