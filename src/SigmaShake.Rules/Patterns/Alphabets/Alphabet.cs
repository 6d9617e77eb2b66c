using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Alphabets;

/// <summary>
/// What an automaton tells apart: code points that are inside and outside of all its sets alike are one class. A byte that is part of
/// no code point is in no set, so it shares the class of the code points that are in none.
/// </summary>
internal sealed class Alphabet
{
    /// <summary>How many classes there may be, so that each fits a byte beside the end of the text.</summary>
    public const int MaxClasses = 255;

    private const int Ascii = 128;

    // The class of each ASCII code point, then of each atom above, then of a broken byte.
    private readonly byte[] _classes;
    private readonly UpperAtoms _upper;

    private Alphabet(byte[] classes, UpperAtoms upper, int count)
    {
        _classes = classes;
        _upper = upper;
        Count = count;
        Representatives = new int[count];
        Array.Fill(Representatives, -1);
        for (var i = classes.Length - 2; i >= 0; i--) Representatives[classes[i]] = i < Ascii ? i : upper.Representatives[i - Ascii];
    }

    /// <summary>How many classes there are.</summary>
    public int Count { get; }

    /// <summary>Some code point of each class; -1 for one that only a broken byte is in.</summary>
    public int[] Representatives { get; }

    /// <summary>The class of a broken byte.</summary>
    public byte OfBrokenByte => _classes[^1];

    /// <summary>The coarsest alphabet that tells the members of each set from the others; null if it had too many classes.</summary>
    public static Alphabet? Of(List<CodePointSet> sets)
    {
        var upperSets = new UpperSets();
        foreach (var set in sets) upperSets.Add(set);
        if (upperSets.Count > MaxClasses || UpperAtoms.Of(upperSets) is not { } upper) return null;

        var elements = new int[Ascii + upper.Representatives.Length + 1];
        Span<int> renumbered = stackalloc int[2 * (MaxClasses + 1)];
        var count = 1;
        foreach (var set in sets)
        {
            renumbered[..(2 * count)].Fill(-1);
            var next = 0;
            for (var i = 0; i < elements.Length; i++)
            {
                ref var number = ref renumbered[(2 * elements[i]) + (Holds(set, i, upper) ? 1 : 0)];
                if (number < 0) number = next++;
                elements[i] = number;
            }

            count = next;
            if (count > MaxClasses) return null;
        }

        var classes = new byte[elements.Length];
        for (var i = 0; i < classes.Length; i++) classes[i] = (byte)elements[i];
        return new Alphabet(classes, upper, count);
    }

    /// <summary>The class of an ASCII code point.</summary>
    public byte OfAscii(int codePoint) => _classes[codePoint];

    /// <summary>The ranges above ASCII and their classes, where <paramref name="merged"/> says which class each has become.</summary>
    public (int[] Starts, byte[] Classes) UpperRanges(ReadOnlySpan<byte> merged)
    {
        var starts = new int[_upper.Starts.Length];
        var classes = new byte[starts.Length];
        var count = 0;
        for (var i = 0; i < _upper.Starts.Length; i++)
        {
            var class_ = merged[_classes[Ascii + _upper.Atoms[i]]];
            if (count > 0 && classes[count - 1] == class_) continue;
            starts[count] = _upper.Starts[i];
            classes[count++] = class_;
        }

        return (starts[..count], classes[..count]);
    }

    private static bool Holds(CodePointSet set, int element, UpperAtoms upper)
    {
        if (element < 64) return (set.Low >> element & 1) != 0;
        if (element < Ascii) return (set.High >> element & 1) != 0;
        element -= Ascii;
        return element < upper.Representatives.Length && set.Contains(upper.Representatives[element]);
    }
}
