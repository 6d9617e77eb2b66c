namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>How much the patterns of one call may be walked over, all together. A call of thousands of patterns is not held against all rules exactly.</summary>
internal sealed class OverlapBudget
{
    private const int MaxWork = 1 << 22;

    private int _left = MaxWork;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => _left <= 0;

    public void Spend(int work) => _left -= Math.Min(work, _left);
}
