using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>
/// Runs the passes of a pattern. Look-around needs no going back and forth: before the pattern's own pass, one for each look-around
/// marks all places where it holds, inner ones first; that of a look-ahead goes from the end of the text to its beginning.
/// </summary>
internal static class PassRunner
{
    /// <summary>Whether the pattern matches anywhere in a text.</summary>
    public static bool IsMatch(Region region, ref readonly PatternHeader header, ReadOnlySpan<byte> text)
    {
        var scratch = MatchScratch.OfThread;
        var passes = MarkLookArounds(region, in header, text, scratch);
        ref readonly var last = ref passes[^1];
        if (last.Kind == PassKind.Automaton)
            return new AutomatonPass(region, in last, passes.Length - 1, scratch).MatchesAnywhere(text);
        var simulator = new Simulator(new LaidProgram(region, header.ProgramOffset), last.Start, text, scratch);
        return simulator.MatchesAnywhere((last.Traits & PassTraits.OnlyAtTextStart) != PassTraits.None);
    }

    /// <summary>The leftmost match in a part of a text, by preference among those that begin there; null for none.</summary>
    /// <param name="header">A pattern that was laid out without automata: those know no preference.</param>
    /// <param name="text">All of the text: assertions and look-arounds see what lies around the part.</param>
    /// <param name="start">Where the part begins, in bytes.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="anchored">Whether the match must begin at <paramref name="start"/>.</param>
    public static MatchSpan? Find(
        Region region, ref readonly PatternHeader header, ReadOnlySpan<byte> text, int start, int end, bool anchored)
    {
        var scratch = MatchScratch.OfThread;
        var passes = MarkLookArounds(region, in header, text, scratch);
        var simulator = new Simulator(new LaidProgram(region, header.ProgramOffset), passes[^1].Start, text, scratch);
        return simulator.FindPreferred(start, end, anchored);
    }

    private static ReadOnlySpan<PassHeader> MarkLookArounds(
        Region region, ref readonly PatternHeader header, ReadOnlySpan<byte> text, MatchScratch scratch)
    {
        var passes = region.Items<PassHeader>(header.PassesOffset, header.PassCount);
        var lookArounds = passes.Length - 1;
        if ((uint)lookArounds > PatternLimits.MaxLookArounds) throw new DamagedRegionException("a pattern has no passes or too many");
        if (lookArounds == 0) return passes;

        scratch.Marks.Reset(lookArounds, text.Length);
        for (var i = 0; i < lookArounds; i++)
        {
            ref readonly var pass = ref passes[i];
            var backward = (pass.Traits & PassTraits.Backward) != PassTraits.None;
            if (pass.Kind == PassKind.Automaton)
            {
                var automaton = new AutomatonPass(region, in pass, i, scratch);
                if (backward) automaton.MarkBackward(i, text);
                else automaton.MarkForward(i, text);
            }
            else
            {
                var simulator = new Simulator(new LaidProgram(region, header.ProgramOffset), pass.Start, text, scratch);
                if (backward) simulator.MarkBackward(i);
                else simulator.MarkForward(i);
            }
        }

        return passes;
    }
}
