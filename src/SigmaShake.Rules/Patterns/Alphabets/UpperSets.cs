using System.Runtime.InteropServices;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Alphabets;

/// <summary>The different parts that sets have above ASCII, compared by content; those that hold nothing or everything are left out.</summary>
internal sealed class UpperSets : IEquatable<UpperSets>
{
    // The bounds of all parts, one after the other, and where each ends.
    private readonly List<int> _bounds = [];
    private readonly List<int> _ends = [];

    public int Count => _ends.Count;

    /// <summary>First and last code point of each range of a part, in turn.</summary>
    public ReadOnlySpan<int> this[int index] =>
        CollectionsMarshal.AsSpan(_bounds)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    public void Add(CodePointSet set)
    {
        var bounds = set.Bounds;
        if (bounds.IsEmpty || bounds[^1] < UpperAtoms.First) return;
        var first = 0;
        while (bounds[first + 1] < UpperAtoms.First) first += 2;
        bounds = bounds[first..];
        if (bounds.Length == 2 && bounds[0] <= UpperAtoms.First && bounds[1] == CodePointSet.Last) return;
        if (Holds(bounds)) return;
        _bounds.Add(Math.Max(bounds[0], UpperAtoms.First));
        _bounds.AddRange(bounds[1..]);
        _ends.Add(_bounds.Count);
    }

    public bool Equals(UpperSets? other) =>
        other is not null
        && CollectionsMarshal.AsSpan(_ends).SequenceEqual(CollectionsMarshal.AsSpan(other._ends))
        && CollectionsMarshal.AsSpan(_bounds).SequenceEqual(CollectionsMarshal.AsSpan(other._bounds));

    public override bool Equals(object? obj) => Equals(obj as UpperSets);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_bounds)));
        return hash.ToHashCode();
    }

    private bool Holds(ReadOnlySpan<int> bounds)
    {
        for (var i = 0; i < Count; i++)
        {
            var known = this[i];
            if (known.Length == bounds.Length && known[0] == Math.Max(bounds[0], UpperAtoms.First) && known[1..].SequenceEqual(bounds[1..])) return true;
        }

        return false;
    }
}
