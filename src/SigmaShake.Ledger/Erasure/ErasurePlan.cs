namespace SigmaShake.Ledger.Erasure;

/// <summary>What an erasure would touch.</summary>
public sealed class ErasurePlan
{
    internal ErasurePlan(ErasureSelection selection, IReadOnlyList<ErasableFrame> frames, IReadOnlyList<ErasableFrame> unfinished) =>
        (Selection, Frames, Unfinished) = (selection, frames, unfinished);

    internal ErasureSelection Selection { get; }

    internal IReadOnlyList<ErasableFrame> Frames { get; }

    internal IReadOnlyList<ErasableFrame> Unfinished { get; }

    /// <summary>How many entries would lose what they hold.</summary>
    public int Count => Frames.Count;

    /// <summary>How many entries an earlier erasure marked and did not come to empty; they are finished in any case.</summary>
    public int UnfinishedCount => Unfinished.Count;

    /// <summary>The time of the first of them, null for none.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The time of the last of them, null for none.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Whether the part of the ledger that was searched is damaged, by anything but an erasure that was interrupted.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>The indexes, in order, as ranges of neighbours.</summary>
    public IEnumerable<(long First, long Last)> Ranges()
    {
        for (var i = 0; i < Frames.Count;)
        {
            var first = i;
            while (++i < Frames.Count && Frames[i].Index == Frames[i - 1].Index + 1) { }
            yield return (Frames[first].Index, Frames[i - 1].Index);
        }
    }
}
