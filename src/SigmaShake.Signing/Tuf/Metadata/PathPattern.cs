namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>
/// Whether a path fits a pattern (PATHPATTERN of section 4.5, glob(7)): <c>*</c> is any characters, <c>?</c> is one, <c>[a-z]</c> and <c>[!a-z]</c>
/// are one of a set; none of them is a slash. What the reference clients add to that in different ways stands for itself here.
/// </summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string path)
    {
        var patterns = pattern.Split('/');
        var segments = path.Split('/');
        return patterns.Length == segments.Length && patterns.Zip(segments).All(pair => SegmentMatches(pair.First, pair.Second));
    }

    // On a mismatch the last star takes one character more: no recursion, and at most |pattern| · |text| steps.
    private static bool SegmentMatches(string pattern, string text)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, i);
            }
            else if (at < pattern.Length && CharacterMatches(pattern, ref at, text[i]))
            {
                i++;
            }
            else if (star >= 0)
            {
                (at, i) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }

    // Moves behind what stands for one character where it fits.
    private static bool CharacterMatches(string pattern, ref int at, char character)
    {
        if (pattern[at] == '[' && SetEnd(pattern, at) is var end and > 0)
        {
            if (!SetHolds(pattern.AsSpan(at + 1, end - at - 1), character)) return false;
            at = end + 1;
            return true;
        }

        if (pattern[at] != '?' && pattern[at] != character) return false;
        at++;
        return true;
    }

    // A bracket right behind the opening one, or behind its `!`, is a member; without a closing one the opening one stands for itself.
    private static int SetEnd(string pattern, int open)
    {
        var first = open + 1 < pattern.Length && pattern[open + 1] == '!' ? open + 2 : open + 1;
        return first < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    private static bool SetHolds(ReadOnlySpan<char> set, char character)
    {
        var isNegated = set[0] == '!';
        if (isNegated) set = set[1..];
        var holds = false;
        while (!set.IsEmpty)
        {
            var isRange = set.Length > 2 && set[1] == '-';
            holds |= isRange ? set[0] <= character && character <= set[2] : set[0] == character;
            set = set[(isRange ? 3 : 1)..];
        }

        return holds != isNegated;
    }
}
