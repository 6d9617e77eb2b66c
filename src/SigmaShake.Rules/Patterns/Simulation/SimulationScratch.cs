namespace SigmaShake.Rules.Patterns.Simulation;

/// <summary>The memory of a simulation, kept by each thread from one to the next.</summary>
internal sealed class SimulationScratch
{
    [ThreadStatic]
    private static SimulationScratch? _ofThread;

    /// <summary>The calling thread's own.</summary>
    public static SimulationScratch OfThread => _ofThread ??= new SimulationScratch();

    public ThreadList Current { get; private set; } = new();

    public ThreadList Next { get; private set; } = new();

    public LookAroundMarks Marks { get; } = new();

    /// <summary>States still to be followed. Each state is entered once and leaves at most one behind, so there is always room.</summary>
    public int[] Pending { get; private set; } = [];

    /// <summary>States entered or asked for a code point since the thread began: what tests measure instead of seconds.</summary>
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
