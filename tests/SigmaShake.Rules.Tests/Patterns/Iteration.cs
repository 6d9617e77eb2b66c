using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Patterns;

/// <summary>All matches one after the other, as the Rust regex crate iterates them.</summary>
internal static class Iteration
{
    public static List<(int Start, int End)> AllMatches(TextPattern pattern, byte[] text, (int Start, int End) bounds, bool anchored, int limit)
    {
        var matches = new List<(int, int)>();
        int? lastEnd = null;
        var start = bounds.Start;
        while (matches.Count < limit && TryStepToCodePoint(text, ref start, anchored) && start <= bounds.End)
        {
            if (pattern.Find(text, start, bounds.End, anchored) is not { } match) break;
            if (match.Start == match.End && match.End == lastEnd)
            {
                // An empty match right behind the last one is passed over.
                start++;
                lastEnd = null;
                continue;
            }

            matches.Add((match.Start, match.End));
            lastEnd = start = match.End;
        }

        return matches;
    }

    // A match never begins inside a code point; an anchored one must begin right here.
    private static bool TryStepToCodePoint(byte[] text, ref int start, bool anchored)
    {
        var given = start;
        while (start < text.Length && (text[start] & 0xC0) == 0x80) start++;
        return !anchored || start == given;
    }
}
