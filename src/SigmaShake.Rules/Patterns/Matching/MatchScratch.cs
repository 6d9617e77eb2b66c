namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>The memory of passes, kept by each thread from one to the next.</summary>
internal sealed class MatchScratch
{
    [ThreadStatic]
    private static MatchScratch? _ofThread;

    /// <summary>The calling thread's own.</summary>
    public static MatchScratch OfThread => _ofThread ??= new MatchScratch();

    public ThreadList Current { get; private set; } = new();

    public ThreadList Next { get; private set; } = new();

    /// <summary>What a simulation has found out about its beginning.</summary>
    public Beginnings Beginnings { get; } = new();

    public LookAroundMarks Marks { get; } = new();

    /// <summary>States still to be followed. Each state is entered once and leaves at most one behind, so there is always room.</summary>
    public int[] Pending { get; private set; } = [];

    /// <summary>
    /// Bytes read by automata, and states that simulations entered or asked for a code point, since the thread began: what tests measure
    /// instead of seconds.
    /// </summary>
    public long Steps { get; set; }

    public void Reset(int instructions)
    {
        Current.Reset(instructions);
        Next.Reset(instructions);
        if (Pending.Length < instructions) Pending = new int[instructions];
    }

    /// <summary>What was next is current, and next is empty.</summary>
    public void Swap()
    {
        (Current, Next) = (Next, Current);
        Next.Clear();
    }
}
