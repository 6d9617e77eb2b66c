using SigmaShake.Ledger.Index;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Overview;

/// <summary>How long judging took: percentiles as bars, each with its number.</summary>
internal static class LatencyChart
{
    /// <summary>Draws them.</summary>
    public static Html Of(Durations durations)
    {
        (string Name, long Us)[] rows = [("half took at most", durations.MedianUs), ("90 of 100", durations.NinetiethUs), ("99 of 100", durations.NinetyNinthUs), ("the longest", durations.MostUs)];
        return Html.Of($"""
            <table class="bars">
            <caption>from the start of the hook to its verdict</caption>
            <tbody>{Html.Each(rows, row => Row(row.Name, row.Us, durations.MostUs))}</tbody>
            </table>
            """);
    }

    private static Html Row(string name, long us, long mostUs) => Html.Of($"""
        <tr><th scope="row">{name}</th><td class="number">{Words.Milliseconds(us)}</td>
        {ShareTable.Bar(us, mostUs)}</tr>
        """);
}
