using SigmaShake.Rules.Patterns.Automata;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns;

/// <summary>Where a pattern lies.</summary>
internal sealed record LaidPattern(Region Region, int Offset)
{
    /// <summary>Lays a pattern out in a region of its own.</summary>
    public static LaidPattern Of(CompiledPattern compiled, Automaton?[] automata)
    {
        var writer = new RegionWriter();
        var offset = PatternWriter.Write(writer, compiled, automata);
        return new LaidPattern(Region.Of(writer.Written), offset);
    }
}
