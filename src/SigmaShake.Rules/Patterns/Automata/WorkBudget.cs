namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>Counts the steps of a construction, so that whether it is given up depends on the pattern alone and never on the machine.</summary>
internal sealed class WorkBudget(int steps)
{
    private long _left = steps;

    /// <summary>Takes so many steps; false once there are none left.</summary>
    public bool TrySpend(int steps) => (_left -= steps) >= 0;
}
