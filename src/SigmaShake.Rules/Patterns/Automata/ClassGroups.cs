namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>Sorts classes into groups that the same states accept.</summary>
internal sealed class ClassGroups(int classes, int words)
{
    private readonly ulong[] _groups = new ulong[(classes + 1) * words];

    /// <summary>The classes of a group.</summary>
    public ReadOnlySpan<ulong> this[int index] => _groups.AsSpan(index * words, words);

    /// <summary>Splits a set of classes by what each of some states accepts; answers how many groups there are.</summary>
    /// <param name="all">The classes.</param>
    /// <param name="accepts">What states accept.</param>
    /// <param name="states">Where that of each state begins.</param>
    public int Split(ReadOnlySpan<ulong> all, ReadOnlySpan<ulong> accepts, ReadOnlySpan<int> states)
    {
        all[..words].CopyTo(_groups);
        var count = 1;
        foreach (var state in states)
        {
            var accepted = accepts.Slice(state, words);
            // What is split off goes behind, where this state need not look again.
            for (int i = 0, before = count; i < before; i++)
            {
                if (SplitOff(_groups.AsSpan(i * words, words), accepted, _groups.AsSpan(count * words, words))) count++;
            }
        }

        return count;
    }

    /// <summary>Moves what is accepted of a group into another, unless that is nothing or everything.</summary>
    private static bool SplitOff(Span<ulong> group, ReadOnlySpan<ulong> accepted, Span<ulong> other)
    {
        var (inside, outside) = (0UL, 0UL);
        for (var i = 0; i < group.Length; i++)
        {
            inside |= group[i] & accepted[i];
            outside |= group[i] & ~accepted[i];
        }

        if (inside == 0 || outside == 0) return false;
        for (var i = 0; i < group.Length; i++)
        {
            other[i] = group[i] & accepted[i];
            group[i] &= ~accepted[i];
        }

        return true;
    }
}
