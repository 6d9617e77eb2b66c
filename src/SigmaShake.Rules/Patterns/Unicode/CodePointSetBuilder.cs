namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>Collects ranges in any order, and whole sets.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<(int First, int Last)> _ranges = [];
    private CodePointSet _sets = CodePointSet.Empty;

    public void Add(int codePoint) => _ranges.Add((codePoint, codePoint));

    public void Add(int first, int last) => _ranges.Add((first, last));

    /// <summary>Adds a set as it is: a large one is merged, never sorted again.</summary>
    public void Add(CodePointSet set) => _sets = _sets.Union(set);

    public CodePointSet Build() => _ranges.Count == 0 ? _sets : MergeRanges().Union(_sets);

    private CodePointSet MergeRanges()
    {
        if (!IsSorted()) _ranges.Sort(static (a, b) => a.First.CompareTo(b.First));

        var bounds = new List<int>(2 * _ranges.Count);
        var (first, last) = _ranges[0];
        foreach (var range in _ranges)
        {
            if (range.First > last + 1)
            {
                bounds.Add(first);
                bounds.Add(last);
                (first, last) = range;
            }
            else if (range.Last > last)
            {
                last = range.Last;
            }
        }

        bounds.Add(first);
        bounds.Add(last);
        return CodePointSet.OfSorted([.. bounds]);
    }

    private bool IsSorted()
    {
        for (var i = 1; i < _ranges.Count; i++)
        {
            if (_ranges[i].First < _ranges[i - 1].First) return false;
        }

        return true;
    }
}
