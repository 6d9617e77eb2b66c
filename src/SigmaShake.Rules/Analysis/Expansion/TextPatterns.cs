namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>A shell's patterns against text that is known: <c>*</c>, <c>?</c>, <c>[…]</c>, <c>\</c>, each crossing everything, as in <c>case</c> and <c>${x#…}</c>.</summary>
internal static class TextPatterns
{
    /// <summary>Whether all of the text matches. At worst pattern times text; both are bounded by whoever calls.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        var (p, t) = (0, 0);
        var (star, mark) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == (byte)'*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && MatchOne(pattern, p, text[t]) is > 0 and var length)
            {
                p += length;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == (byte)'*') p++;
        return p == pattern.Length;
    }

    /// <summary>How long the element of the pattern is that matches the byte; 0 where it does not.</summary>
    public static int MatchOne(ReadOnlySpan<byte> pattern, int at, byte b)
    {
        switch (pattern[at])
        {
            case (byte)'?': return 1;
            case (byte)'\\' when at + 1 < pattern.Length: return pattern[at + 1] == b ? 2 : 0;
            case (byte)'[' when pattern[(at + 1)..].IndexOf((byte)']') > 0: break;
            default: return pattern[at] == b ? 1 : 0;
        }

        var i = at + 1;
        var isNegated = pattern[i] is (byte)'!' or (byte)'^';
        if (isNegated) i++;
        var isIn = false;
        for (var first = true; i < pattern.Length && (first || pattern[i] != (byte)']'); first = false)
        {
            var low = pattern[i] == (byte)'\\' && i + 1 < pattern.Length ? pattern[++i] : pattern[i];
            var high = low;
            if (i + 2 < pattern.Length && pattern[i + 1] == (byte)'-' && pattern[i + 2] != (byte)']')
            {
                high = pattern[i + 2];
                i += 2;
            }

            isIn |= b >= low && b <= high;
            i++;
        }

        return isIn != isNegated && i < pattern.Length ? i + 1 - at : 0;
    }
}
