using System.Collections.Concurrent;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Alphabets;

/// <summary>
/// The code points above ASCII, split into atoms: ranges of one atom are inside or outside of every given set alike. Most patterns
/// share a few splits (that by <c>\w</c> has some 1,500 ranges), so they are kept.
/// </summary>
internal sealed class UpperAtoms
{
    /// <summary>The first code point above ASCII.</summary>
    public const int First = 0x80;

    private const int MaxKept = 64;
    private const int MaxWork = 1 << 20;
    private static readonly ConcurrentDictionary<UpperSets, UpperAtoms?> Kept = new();

    private UpperAtoms(int[] starts, byte[] atoms, int[] representatives)
    {
        Starts = starts;
        Atoms = atoms;
        Representatives = representatives;
    }

    /// <summary>Where each range begins, in order; it ends where the next one begins. The first begins at <see cref="First"/>.</summary>
    public int[] Starts { get; }

    /// <summary>The atom of each range.</summary>
    public byte[] Atoms { get; }

    /// <summary>Some code point of each atom.</summary>
    public int[] Representatives { get; }

    /// <summary>The split by these sets; null if there would be more atoms than an alphabet has classes.</summary>
    public static UpperAtoms? Of(UpperSets sets)
    {
        if (Kept.TryGetValue(sets, out var known)) return known;
        var atoms = Split(sets);
        if (Kept.Count < MaxKept) Kept.TryAdd(sets, atoms);
        return atoms;
    }

    private static UpperAtoms? Split(UpperSets sets)
    {
        var starts = CutsOf(sets);
        if ((long)starts.Length * sets.Count > MaxWork) return null;
        var atomOf = new int[starts.Length];
        var count = 1;
        for (var i = 0; i < sets.Count; i++)
        {
            count = Refine(starts, atomOf, count, sets[i]);
            if (count > Alphabet.MaxClasses) return null;
        }

        return Join(starts, atomOf, count);
    }

    private static int[] CutsOf(UpperSets sets)
    {
        var cuts = new List<int> { First };
        for (var i = 0; i < sets.Count; i++)
        {
            var bounds = sets[i];
            for (var j = 0; j < bounds.Length; j += 2)
            {
                cuts.Add(bounds[j]);
                if (bounds[j + 1] < CodePointSet.Last) cuts.Add(bounds[j + 1] + 1);
            }
        }

        cuts.Sort();
        var kept = 0;
        for (var i = 0; i < cuts.Count; i++)
        {
            if (kept == 0 || cuts[i] != cuts[kept - 1]) cuts[kept++] = cuts[i];
        }

        return cuts.GetRange(0, kept).ToArray();
    }

    /// <summary>Splits each atom into what is inside and what is outside of one more set; answers how many there are then.</summary>
    private static int Refine(int[] starts, int[] atomOf, int count, ReadOnlySpan<int> bounds)
    {
        var renumbered = new int[2 * count];
        Array.Fill(renumbered, -1);
        var next = 0;
        var range = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            while (range < bounds.Length && bounds[range + 1] < starts[i]) range += 2;
            var inside = range < bounds.Length && bounds[range] <= starts[i] ? 1 : 0;
            ref var atom = ref renumbered[(2 * atomOf[i]) + inside];
            if (atom < 0) atom = next++;
            atomOf[i] = atom;
        }

        return next;
    }

    private static UpperAtoms Join(int[] starts, int[] atomOf, int count)
    {
        var joinedStarts = new List<int>(starts.Length);
        var joinedAtoms = new List<byte>(starts.Length);
        var representatives = new int[count];
        for (var i = starts.Length - 1; i >= 0; i--) representatives[atomOf[i]] = starts[i];
        for (var i = 0; i < starts.Length; i++)
        {
            if (i > 0 && atomOf[i] == atomOf[i - 1]) continue;
            joinedStarts.Add(starts[i]);
            joinedAtoms.Add((byte)atomOf[i]);
        }

        return new UpperAtoms([.. joinedStarts], [.. joinedAtoms], representatives);
    }
}
