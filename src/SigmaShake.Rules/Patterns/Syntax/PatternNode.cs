using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>
/// The tree of a pattern, of a regex as of a glob. Flags have been resolved: a set is already closed under case, a dot is a set.
/// Groups leave no node, since nothing asks for what they captured.
/// </summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>How many repetitions and look-arounds lie on the longest way down; what later stages recurse over.</summary>
    public abstract int Depth { get; }

    /// <summary>Whether it may match without consuming anything.</summary>
    public abstract bool CanBeEmpty { get; }

    /// <summary>Matches the empty text everywhere.</summary>
    public sealed record Empty : PatternNode
    {
        public static readonly Empty Instance = new();

        public override int Depth => 0;

        public override bool CanBeEmpty => true;
    }

    /// <summary>Matches one code point.</summary>
    public sealed record Literal(int CodePoint) : PatternNode
    {
        public override int Depth => 0;

        public override bool CanBeEmpty => false;
    }

    /// <summary>Matches any one code point of a set, which may be empty: then it matches nothing.</summary>
    public sealed record Set(CodePointSet Members) : PatternNode
    {
        public override int Depth => 0;

        public override bool CanBeEmpty => false;
    }

    /// <summary>Matches its items one after the other. Holds at least two.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Items) : PatternNode
    {
        public override int Depth { get; } = Items.Max(static item => item.Depth);

        public override bool CanBeEmpty { get; } = Items.All(static item => item.CanBeEmpty);
    }

    /// <summary>Matches what one of its branches matches, earlier ones preferred. Holds at least two.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Branches) : PatternNode
    {
        public override int Depth { get; } = Branches.Max(static branch => branch.Depth);

        public override bool CanBeEmpty { get; } = Branches.Any(static branch => branch.CanBeEmpty);
    }

    /// <summary>Matches its body <paramref name="Min"/> to <paramref name="Max"/> times; null for no upper bound.</summary>
    public sealed record Repeat(PatternNode Body, int Min, int? Max, bool Greedy) : PatternNode
    {
        public override int Depth { get; } = Body.Depth + 1;

        public override bool CanBeEmpty { get; } = Min == 0 || Body.CanBeEmpty;
    }

    /// <summary>Holds at some places between code points, and consumes nothing.</summary>
    public sealed record Assertion(AssertionKind Kind) : PatternNode
    {
        public override int Depth => 0;

        public override bool CanBeEmpty => true;
    }

    /// <summary>Holds where its body matches what follows or precedes (<paramref name="Negated"/>: does not), and consumes nothing.</summary>
    public sealed record LookAround(PatternNode Body, bool Ahead, bool Negated) : PatternNode
    {
        public override int Depth { get; } = Body.Depth + 1;

        public override bool CanBeEmpty => true;
    }

    /// <summary>The items in a row, without those that are empty.</summary>
    public static PatternNode InSequence(List<PatternNode> items)
    {
        items.RemoveAll(static item => item is Empty);
        return items.Count switch
        {
            0 => Empty.Instance,
            1 => items[0],
            _ => new Sequence(items),
        };
    }

    /// <summary>One of the branches.</summary>
    public static PatternNode OneOf(List<PatternNode> branches) => branches.Count == 1 ? branches[0] : new Choice(branches);

    /// <summary>A repetition; of nothing, or no times, it is nothing, so that a nest of such cannot cost time to compile.</summary>
    public static PatternNode Repeated(PatternNode body, int min, int? max, bool greedy) =>
        body is Empty || max == 0 ? Empty.Instance : new Repeat(body, min, max, greedy);
}
