namespace SigmaShake.Rules.Diagnostics;

/// <summary>Finds the word that someone probably meant.</summary>
public static class Spelling
{
    private const int LongestWord = 32;

    /// <summary>
    /// The nearest candidate, in any case and with few letters wrong, doubled, left out or swapped; null if none is near.
    /// </summary>
    public static string? Nearest(ReadOnlySpan<char> word, ReadOnlySpan<string> candidates)
    {
        if (word.Length is 0 or > LongestWord) return null;

        string? nearest = null;
        var least = Math.Max(1, (word.Length + 1) / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestWord) continue;
            var distance = Distance(word, candidate);
            if (distance >= least || distance >= candidate.Length) continue;
            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>"did you mean …" where there is a near candidate, else the whole choice.</summary>
    public static string Help(ReadOnlySpan<char> word, ReadOnlySpan<string> candidates) => Nearest(word, candidates) is { } nearest
        ? $"did you mean `{nearest}`?"
        : $"write one of {string.Join(", ", candidates.ToArray().Select(candidate => $"`{candidate}`"))}";

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, case ignored.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        const int Width = LongestWord + 1;
        Span<int> table = stackalloc int[Width * Width];
        for (var i = 0; i <= a.Length; i++) table[i * Width] = i;
        for (var j = 0; j <= b.Length; j++) table[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(table[((i - 1) * Width) + j], table[(i * Width) + j - 1]) + 1;
                best = Math.Min(best, table[((i - 1) * Width) + j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    best = Math.Min(best, table[((i - 2) * Width) + j - 2] + 1);
                table[(i * Width) + j] = best;
            }
        }

        return table[(a.Length * Width) + b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
