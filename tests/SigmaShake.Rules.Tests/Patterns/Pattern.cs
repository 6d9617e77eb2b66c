using System.Text;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns;

/// <summary>Short ways to compile and match.</summary>
internal static class Pattern
{
    public static bool Matches(Operator @operator, string operand, string value, bool onPath = false)
    {
        var result = TextPattern.Compile(@operator, onPath, operand);
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Pattern.IsMatch(Encoding.UTF8.GetBytes(value));
    }

    public static PatternError Refusal(Operator @operator, string operand, bool onPath = false)
    {
        var result = TextPattern.Compile(@operator, onPath, operand);
        Assert.False(result.Succeeded, $"`{operand}` was accepted");
        return result.Error;
    }
}
