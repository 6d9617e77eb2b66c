using System.Globalization;

namespace SigmaShake.Bench;

/// <summary>One figure beside what it may be at most.</summary>
internal sealed record Bar(string Figure, double AtMost, double Measured, string Unit = "")
{
    public static string Table(IEnumerable<Bar> bars) =>
        "| figure | bar | measured | |\n|---|---|---|---|\n" + string.Concat(bars.Select(bar => bar.Row()));

    private string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Figure} | ≤ {AtMost:0.##}{Unit} | {Measured:0.##}{Unit} | {(Measured <= AtMost ? "held" : "**not held**")} |\n");
}
