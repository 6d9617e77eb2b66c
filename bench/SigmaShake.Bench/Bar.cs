using System.Globalization;

namespace SigmaShake.Bench;

/// <summary>One figure beside what it may be at most; null where this run has no such figure, which holds no bar.</summary>
internal sealed record Bar(string Figure, double AtMost, double? Measured, string Unit = "")
{
    public static string Table(IEnumerable<Bar> bars) =>
        "| figure | bar | measured | |\n|---|---|---|---|\n" + string.Concat(bars.Select(bar => bar.Row()));

    private string Row()
    {
        var measured = Measured is { } figure ? string.Create(CultureInfo.InvariantCulture, $"{figure:0.##}{Unit}") : "none";
        return string.Create(CultureInfo.InvariantCulture, $"| {Figure} | ≤ {AtMost:0.##}{Unit} | {measured} | {(Measured <= AtMost ? "held" : "**not held**")} |\n");
    }
}
