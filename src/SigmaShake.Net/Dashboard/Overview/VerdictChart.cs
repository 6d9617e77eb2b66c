using System.Globalization;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Overview;

/// <summary>The verdicts of each day as stacked bars, and the same as a table.</summary>
internal static class VerdictChart
{
    private const int Width = 720;
    private const int Height = 180;
    private const int Bottom = 24;
    private const int Top = 22;
    private const int Labels = 6;

    private static readonly (string Kind, string Name)[] Kinds = [("refused", "refused"), ("asked", "asked about"), ("passed", "let pass")];

    /// <summary>Draws them.</summary>
    /// <param name="days">The days that have any, oldest first.</param>
    /// <param name="first">The first day to show.</param>
    /// <param name="last">The last.</param>
    public static Html Of(IReadOnlyList<DayCount> days, DateOnly first, DateOnly last)
    {
        var counts = days.ToDictionary(day => day.Day);
        var shown = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (Day: day, Counts: Sums(counts.GetValueOrDefault(day)))).ToList();
        var most = Math.Max(1, shown.Max(day => day.Counts.Sum()));
        return Html.Of($"""
            <figure class="chart">
            <svg viewBox="{$"0 0 {Width} {Height}"}" role="img" aria-labelledby="verdicts-title verdicts-text">
            <title id="verdicts-title">Verdicts by day</title>
            <desc id="verdicts-text">{Summary(shown)}</desc>
            {Axis(most)}
            {Html.Join(shown.Select((day, index) => Bar(day.Day, day.Counts, index, shown.Count, most)))}
            </svg>
            <figcaption>{Html.Each(Kinds, kind => Html.Of($"""<span class="{$"key {kind.Kind}"}">{kind.Name}</span>"""))}</figcaption>
            </figure>
            <details>
            <summary>The same as a table</summary>
            <div class="wide" tabindex="0" role="region" aria-label="Verdicts by day"><table>
            <thead><tr><th scope="col">day</th>{Html.Each(Kinds, kind => Html.Of($"""<th scope="col" class="number">{kind.Name}</th>"""))}</tr></thead>
            <tbody>{Html.Each(shown.Where(day => day.Counts.Sum() > 0), Row)}</tbody>
            </table></div>
            </details>
            """);
    }

    private static long[] Sums(DayCount? day) => [.. Kinds.Select(kind => day?.Decisions.Where(count => Words.KindOf(count.Value) == kind.Kind).Sum(count => count.Entries) ?? 0)];

    private static string Summary(List<(DateOnly Day, long[] Counts)> days)
    {
        var sums = Kinds.Select((kind, index) => $"{Words.Number(days.Sum(day => day.Counts[index]))} {kind.Name}");
        return $"From {Name(days[0].Day)} to {Name(days[^1].Day)}: {string.Join(", ", sums)}.";
    }

    private static Html Axis(long most) => Html.Of($"""
        <line class="axis" x1="0" y1="{Height - Bottom}" x2="{Width}" y2="{Height - Bottom}"/>
        <line class="axis" x1="0" y1="{(Height - Bottom + Top) / 2}" x2="{Width}" y2="{(Height - Bottom + Top) / 2}"/>
        <line class="axis" x1="0" y1="{Top}" x2="{Width}" y2="{Top}"/>
        <text x="0" y="{Top - 6}">{Words.Number(most)} {(most == 1 ? "call" : "calls")}</text>
        """);

    private static Html Bar(DateOnly day, long[] counts, int index, int days, long most)
    {
        var step = (double)Width / days;
        var x = index * step;
        var y = (double)(Height - Bottom);
        var pieces = new List<Html>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;

            // What was refused once must be seen among thousands.
            var height = Math.Max(2, (Height - Bottom - Top) * (double)counts[i] / most);
            y -= height;
            pieces.Add(Html.Of($"""<rect class="{Kinds[i].Kind}" x="{Number(x + (step * 0.1))}" y="{Number(Math.Max(Top, y))}" width="{Number(step * 0.8)}" height="{Number(height)}"/>"""));
        }

        var label = index % Math.Max(1, (days + Labels - 1) / Labels) == 0
            ? Html.Of($"""<text x="{Number(x)}" y="{Height - 6}">{day.ToString("MMM d", CultureInfo.InvariantCulture)}</text>""")
            : Html.None;
        return Html.Of($"<g>{Tip(day, counts)}{pieces}{label}</g>");
    }

    private static Html Tip(DateOnly day, long[] counts) => counts.Sum() == 0
        ? Html.None
        : Html.Of($"<title>{$"{Name(day)}: {string.Join(", ", Kinds.Select((kind, index) => $"{Words.Number(counts[index])} {kind.Name}"))}"}</title>");

    private static Html Row((DateOnly Day, long[] Counts) day) =>
        Html.Of($"""<tr><th scope="row">{Name(day.Day)}</th>{Html.Each(day.Counts, count => Html.Of($"""<td class="number">{Words.Number(count)}</td>"""))}</tr>""");

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
