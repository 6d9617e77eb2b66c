namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>An immutable set of code points: sorted inclusive ranges that neither overlap nor touch.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    public static readonly CodePointSet Empty = new([]);
    public static readonly CodePointSet All = new([0, Last]);

    private readonly int[] _bounds;
    // One bit for each of the first 128 code points: what most texts consist of.
    private readonly ulong _low;
    private readonly ulong _high;

    private CodePointSet(int[] bounds)
    {
        _bounds = bounds;
        for (var i = 0; i < bounds.Length && bounds[i] < 128; i += 2)
        {
            _low |= Bits(bounds[i], bounds[i + 1]);
            _high |= Bits(bounds[i] - 64, bounds[i + 1] - 64);
        }
    }

    /// <summary>First and last code point of each range, in turn.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    public bool IsEmpty => _bounds.Length == 0;

    /// <summary>One bit for each of the code points 0 to 63.</summary>
    public ulong Low => _low;

    /// <summary>One bit for each of the code points 64 to 127.</summary>
    public ulong High => _high;

    public static CodePointSet Of(int codePoint) => new([codePoint, codePoint]);

    public static CodePointSet Range(int first, int last) => new([first, last]);

    /// <summary>The set of some ranges in any order, given as first and last code points in turn.</summary>
    public static CodePointSet Of(ReadOnlySpan<int> bounds)
    {
        var builder = new CodePointSetBuilder();
        for (var i = 0; i < bounds.Length; i += 2) builder.Add(bounds[i], bounds[i + 1]);
        return builder.Build();
    }

    /// <summary>Takes ranges that are sorted, apart and never touched again by the caller.</summary>
    internal static CodePointSet OfSorted(int[] bounds) => bounds.Length == 0 ? Empty : new CodePointSet(bounds);

    public bool Contains(int codePoint)
    {
        if ((uint)codePoint < 128) return ((codePoint < 64 ? _low : _high) >> codePoint & 1) != 0;
        int low = 0, high = (_bounds.Length >> 1) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (codePoint < _bounds[2 * middle]) high = middle - 1;
            else if (codePoint > _bounds[(2 * middle) + 1]) low = middle + 1;
            else return true;
        }

        return false;
    }

    public CodePointSet Complement()
    {
        if (IsEmpty) return All;
        var complement = new List<int>(_bounds.Length + 2);
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (next < _bounds[i]) complement.AddRange([next, _bounds[i] - 1]);
            next = _bounds[i + 1] + 1;
        }

        if (next <= Last) complement.AddRange([next, Last]);
        return OfSorted([.. complement]);
    }

    public CodePointSet Union(CodePointSet other)
    {
        if (IsEmpty) return other;
        if (other.IsEmpty) return this;
        var union = new int[_bounds.Length + other._bounds.Length];
        int count = 0, mine = 0, theirs = 0;
        while (mine < _bounds.Length || theirs < other._bounds.Length)
        {
            var takeMine = theirs == other._bounds.Length || (mine < _bounds.Length && _bounds[mine] <= other._bounds[theirs]);
            var (first, last) = takeMine ? (_bounds[mine], _bounds[mine + 1]) : (other._bounds[theirs], other._bounds[theirs + 1]);
            if (takeMine) mine += 2;
            else theirs += 2;

            if (count > 0 && first <= union[count - 1] + 1)
            {
                union[count - 1] = Math.Max(union[count - 1], last);
                continue;
            }

            union[count++] = first;
            union[count++] = last;
        }

        return OfSorted(union.AsSpan(0, count).ToArray());
    }

    public CodePointSet Intersect(CodePointSet other)
    {
        var common = new List<int>();
        int mine = 0, theirs = 0;
        while (mine < _bounds.Length && theirs < other._bounds.Length)
        {
            var first = Math.Max(_bounds[mine], other._bounds[theirs]);
            var last = Math.Min(_bounds[mine + 1], other._bounds[theirs + 1]);
            if (first <= last) common.AddRange([first, last]);
            if (_bounds[mine + 1] < other._bounds[theirs + 1]) mine += 2;
            else theirs += 2;
        }

        return OfSorted([.. common]);
    }

    public CodePointSet Except(CodePointSet other) => Intersect(other.Complement());

    public CodePointSet SymmetricExcept(CodePointSet other) => Except(other).Union(other.Except(this));

    private static ulong Bits(int first, int last)
    {
        first = Math.Max(first, 0);
        last = Math.Min(last, 63);
        return first > last ? 0 : ulong.MaxValue >> (63 - last + first) << first;
    }
}
