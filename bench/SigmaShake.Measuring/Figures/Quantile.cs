namespace SigmaShake.Measuring.Figures;

/// <summary>Quantiles of what was measured.</summary>
public static class Quantile
{
    /// <summary>The smallest value that at least <paramref name="percent"/> of a hundred values do not exceed.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="percent">0: the least; 100: the greatest.</param>
    public static double Of(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Half of the values do not exceed it.</summary>
    public static double Median(IEnumerable<double> values) => Of(values, 50);
}
