using System.Text;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>
/// Finds a string that every match holds: where it is absent, nothing need be simulated. Only an optimisation: an empty answer is
/// always right.
/// </summary>
internal static class RequiredLiteral
{
    /// <summary>The longest such string that is easy to see, in UTF-8.</summary>
    public static byte[] Of(PatternNode tree)
    {
        var run = new List<int>();
        var best = new List<int>();
        Collect(tree, run, ref best);
        Finish(run, ref best);

        var text = new StringBuilder(best.Count);
        foreach (var codePoint in best) text.Append(new Rune(codePoint));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Prolongs the run of literals that are adjacent in every match, or ends it.</summary>
    private static void Collect(PatternNode node, List<int> run, ref List<int> best)
    {
        switch (node)
        {
            case PatternNode.Literal literal:
                run.Add(literal.CodePoint);
                break;
            case PatternNode.Sequence sequence:
                foreach (var item in sequence.Items) Collect(item, run, ref best);
                break;
            case PatternNode.Repeat { Min: > 0 } repeat:
                // The first turn follows what stands before; what stands behind follows the last, perhaps another.
                Collect(repeat.Body, run, ref best);
                Finish(run, ref best);
                break;
            case PatternNode.Assertion or PatternNode.LookAround or PatternNode.Empty:
                // They consume nothing, so what stands around them is adjacent.
                break;
            default:
                Finish(run, ref best);
                break;
        }
    }

    private static void Finish(List<int> run, ref List<int> best)
    {
        if (run.Count > best.Count) best = [.. run];
        run.Clear();
    }
}
