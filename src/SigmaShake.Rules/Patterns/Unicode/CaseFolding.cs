namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>Simple case folding: a set is closed by adding, for each of its members, all code points with the same simple fold.</summary>
internal static class CaseFolding
{
    private const int KelvinSign = 0x212A;
    private const int LongS = 0x017F;

    private static readonly Lazy<Orbits> Table = new(Orbits.Decode);
    private static readonly CodePointSet?[] OfAscii = new CodePointSet?[128];

    /// <summary>The code points that differ from this one in case only, itself among them.</summary>
    public static CodePointSet Of(int codePoint) =>
        codePoint < OfAscii.Length ? OfAscii[codePoint] ??= Close(CodePointSet.Of(codePoint)) : Close(CodePointSet.Of(codePoint));

    /// <summary>The smallest set with <paramref name="set"/> in it that ignores case.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        var bounds = set.Bounds;
        var builder = new CodePointSetBuilder();
        builder.Add(set);
        // Rules are ASCII as a rule: those never load the table.
        if (bounds.Length > 0 && bounds[^1] < 0x80) CloseAscii(bounds, builder);
        else Table.Value.Close(bounds, builder);
        return builder.Build();
    }

    private static void CloseAscii(ReadOnlySpan<int> bounds, CodePointSetBuilder builder)
    {
        for (var i = 0; i < bounds.Length; i += 2)
        {
            AddShifted(bounds[i], bounds[i + 1], 'a', 'z', 'A' - 'a', builder);
            AddShifted(bounds[i], bounds[i + 1], 'A', 'Z', 'a' - 'A', builder);
            if (Covers(bounds[i], bounds[i + 1], 'k')) builder.Add(KelvinSign);
            if (Covers(bounds[i], bounds[i + 1], 's')) builder.Add(LongS);
        }
    }

    private static void AddShifted(int first, int last, int from, int to, int distance, CodePointSetBuilder builder)
    {
        first = Math.Max(first, from);
        last = Math.Min(last, to);
        if (first <= last) builder.Add(first + distance, last + distance);
    }

    private static bool Covers(int first, int last, int lower)
    {
        var upper = lower - ('a' - 'A');
        return (first <= lower && lower <= last) || (first <= upper && upper <= last);
    }

    /// <summary>All code points that have a case, in order, each with the place of the orbit that it belongs to.</summary>
    private sealed class Orbits(int[] codePoints, int[][] orbits)
    {
        public static Orbits Decode()
        {
            var members = new List<(int CodePoint, int[] Orbit)>();
            var decoder = new SetDecoder(UnicodeTables.CaseOrbits);
            var first = 0;
            while (!decoder.AtEnd)
            {
                first += decoder.ReadNumber();
                var orbit = new int[decoder.ReadNumber() + 1];
                orbit[0] = first;
                for (var i = 1; i < orbit.Length; i++) orbit[i] = orbit[i - 1] + decoder.ReadNumber();
                foreach (var codePoint in orbit) members.Add((codePoint, orbit));
            }

            members.Sort(static (a, b) => a.CodePoint.CompareTo(b.CodePoint));
            return new Orbits([.. members.Select(static m => m.CodePoint)], [.. members.Select(static m => m.Orbit)]);
        }

        public void Close(ReadOnlySpan<int> bounds, CodePointSetBuilder builder)
        {
            for (var i = 0; i < bounds.Length; i += 2)
            {
                var index = Array.BinarySearch(codePoints, bounds[i]);
                for (index = index < 0 ? ~index : index; index < codePoints.Length && codePoints[index] <= bounds[i + 1]; index++)
                {
                    foreach (var codePoint in orbits[index]) builder.Add(codePoint);
                }
            }
        }
    }
}
