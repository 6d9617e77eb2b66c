using SigmaShake.Rules.Patterns.Layout;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary>GLOB: the whole value matches; on a path, a glob without a slash is held against the last segment.</summary>
internal static class GlobPattern
{
    /// <summary>Compiles an operand that <see cref="OperandCheck"/> has let through.</summary>
    public static PatternResult Compile(string operand, bool onPath)
    {
        var traits = onPath && !operand.Contains('/') ? PatternTraits.LastSegment : PatternTraits.None;
        return PassesPattern.Compile(GlobParser.Parse(operand, onPath), operand, traits);
    }
}
