using System.Globalization;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard;

/// <summary>Values and how often each occurs, with a bar beside the number.</summary>
internal static class ShareTable
{
    private const int Most = 10;

    /// <summary>One row of it.</summary>
    /// <param name="Name">What is counted, ready to be shown.</param>
    /// <param name="Count">How often.</param>
    internal readonly record struct Row(Html Name, long Count);

    /// <summary>The most frequent ones.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="rows">Most frequent first.</param>
    public static Html Of(string title, IReadOnlyList<Row> rows) => rows.Count == 0 ? Html.None : Html.Of($"""
        <table class="bars">
        <caption>{title}</caption>
        <tbody>{Html.Each(rows.Take(Most), row => Show(row, rows[0].Count))}</tbody>
        </table>
        {(rows.Count > Most ? Html.Of($"<p>and {Words.Number(rows.Count - Most)} others, {Words.Number(rows.Skip(Most).Sum(row => row.Count))} in all</p>") : Html.None)}
        """);

    private static Html Show(Row row, long most) => Html.Of($"""
        <tr><th scope="row" class="wrap">{row.Name}</th><td class="number">{Words.Number(row.Count)}</td>
        {Bar(row.Count, most)}</tr>
        """);

    /// <summary>A cell with a bar as long as its share of the longest.</summary>
    public static Html Bar(long count, long most) => Html.Of($"""
        <td class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect class="share" width="{(100d * count / Math.Max(1, most)).ToString("0.#", CultureInfo.InvariantCulture)}" height="8"/></svg></td>
        """);
}
