using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Dashboard.Approvals;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Overview;

/// <summary>The first page: what the agents did of late, what was stopped and why, and how long they waited for it.</summary>
internal sealed class OverviewPage(Machine machine, Desk desk)
{
    private const int DefaultDays = 30;

    private static readonly int[] Ranges = [7, DefaultDays, 90, 365];

    public IEnumerable<Route> Routes => [Route.Get("/", (request, _) => AnswerAsync(request))];

    private async Task<Answer> AnswerAsync(PageRequest request)
    {
        // Before anything is looked at: what comes while this is made is seen by the next look.
        var mark = machine.Mark;
        var days = int.TryParse(request.Asked("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && Ranges.Contains(asked) ? asked : DefaultDays;
        var zone = machine.Clock.LocalTimeZone;
        var today = DateOnly.FromDateTime(machine.Clock.GetLocalNow().DateTime);
        var first = today.AddDays(1 - days);
        var begin = first.ToDateTime(TimeOnly.MinValue);
        var counted = await machine.AskAsync(index => index.Count(new EntryFilter { Since = new DateTimeOffset(begin, zone.GetUtcOffset(begin)) }, zone), request.Cancellation);
        var content = counted.Value is { } statistics ? Show(request, statistics, days, first, today) : Notice.Missing(counted);
        return new Answer.Page("Overview", Html.Of($"""{Notice.Of(counted.Report)}<div id="live" data-mark="{mark}">{Waiting(request)}{content}</div>""")) { Scripts = ["live"] };
    }

    private Html Waiting(PageRequest request)
    {
        try
        {
            return desk.Waiting() is [_, ..] waiting
                ? Html.Of($"""<p class="waiting" role="status"><a href="{request.Link("/approvals")}">{Counted.Text(waiting.Count, "call")}</a> {(waiting.Count == 1 ? "waits" : "wait")} for your approval.</p>""")
                : Html.None;
        }
        catch (StateException e)
        {
            return Notice.Problem(e.Message);
        }
    }

    private static Html Show(PageRequest request, LogStatistics statistics, int days, DateOnly first, DateOnly last)
    {
        var stopped = statistics.RuleDecisions.Where(count => Words.KindOf(count.Decision) is "refused" or "asked").ToList();
        return Html.Of($"""
            <p class="tabs">{Html.Each(Ranges, range => Range(request, range, range == days))}</p>
            <dl class="tiles">
            {Tile("calls judged", Words.Number(statistics.Calls))}
            {Tile("refused", Words.Number(Sum(statistics, "refused")))}
            {Tile("asked about", Words.Number(Sum(statistics, "asked")))}
            {Tile("agents waited, median", statistics.JudgingTime is { } time ? Words.Milliseconds(time.MedianUs) : "–")}
            </dl>
            <h2 id="verdicts">Verdicts</h2>
            {VerdictChart.Of(statistics.Days, first, last)}
            <div class="columns">
            <section aria-labelledby="stopped"><h2 id="stopped">What was stopped, and why</h2>
            {(stopped.Count == 0 ? Html.Of($"<p>Nothing.</p>") : ShareTable.Of("rules that refused or asked", [.. stopped.Select(count => new ShareTable.Row(RuleName(request, count), count.Entries))]))}
            </section>
            <section aria-labelledby="agents"><h2 id="agents">Agents</h2>
            {Values(request, "agent", "calls of each agent", statistics.Agents)}
            {Values(request, "project", "in each project", statistics.Projects)}
            {Values(request, "tool", "with each tool", statistics.Tools)}
            </section>
            </div>
            {(statistics.JudgingTime is { } latency ? Html.Of($"""<h2 id="latency">How long judging took</h2>{LatencyChart.Of(latency)}""") : Html.None)}
            """);
    }

    private static Html Range(PageRequest request, int days, bool isShown)
    {
        var address = request.Link(string.Create(CultureInfo.InvariantCulture, $"/?days={days}"));
        var name = days == 365 ? "a year" : $"{days} days";
        return isShown ? Html.Of($"""<a href="{address}" aria-current="true">{name}</a>""") : Html.Of($"""<a href="{address}">{name}</a>""");
    }

    private static long Sum(LogStatistics statistics, string kind) => statistics.Decisions.Where(count => Words.KindOf(count.Value) == kind).Sum(count => count.Entries);

    private static Html Tile(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html RuleName(PageRequest request, RuleCount count) =>
        Html.Of($"""{Words.Verdict(count.Decision)} <a href="{request.Link($"/log?rule={Uri.EscapeDataString(count.Rule)}&decision={Uri.EscapeDataString(count.Decision)}")}">{count.Rule}</a>""");

    private static Html Values(PageRequest request, string facet, string title, IReadOnlyList<ValueCount> counts) =>
        ShareTable.Of(title, [.. counts.Select(count => new ShareTable.Row(Html.Of($"""<a href="{request.Link($"/log?{facet}={Uri.EscapeDataString(count.Value)}")}">{count.Value}</a>"""), count.Entries))]);
}
