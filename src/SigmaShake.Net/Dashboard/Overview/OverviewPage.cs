using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Dashboard.Approvals;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Overview;

/// <summary>The first page: what the agents did of late, what was stopped and why, and how long they waited for it.</summary>
internal sealed class OverviewPage(Machine machine, Desk desk)
{
    private const string OfCalls = "call";
    private const int DefaultDays = 30;
    private const int FewDays = 7;

    private static readonly int[] Ranges = [FewDays, DefaultDays, 90, 365];

    public IEnumerable<Route> Routes => [Route.Get("/", (request, _) => AnswerAsync(request))];

    private async Task<Answer> AnswerAsync(PageRequest request)
    {
        // Before anything is looked at: what comes while this is made is seen by the next look.
        var mark = machine.Mark;
        int? asked = int.TryParse(request.Asked("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Ranges.Contains(number) ? number : null;
        var zone = machine.Clock.LocalTimeZone;
        var today = DateOnly.FromDateTime(machine.Clock.GetLocalNow().DateTime);
        var begin = today.AddDays(1 - (asked ?? DefaultDays)).ToDateTime(TimeOnly.MinValue);
        var calls = new EntryFilter { Kind = OfCalls, Since = new DateTimeOffset(begin, zone.GetUtcOffset(begin)) };
        var seen = await machine.AskAsync(index => Look(index, calls, zone), request.Cancellation);

        // A log that is younger than a week would stand at the edge of an empty month.
        var days = asked ?? (seen.Value?.Statistics.Days is [var oldest, ..] && oldest.Day > today.AddDays(-FewDays) ? FewDays : DefaultDays);
        var content = seen.Value is { } shown ? Show(request, shown, days, today) : Notice.Missing(seen);
        return new Answer.Page("Overview", Html.Of($"""{Notice.Of(seen.Report)}<div id="live" data-mark="{mark}">{Waiting(request)}{content}</div>""")) { Scripts = ["live"] };
    }

    private static LedgerResult<Seen> Look(LedgerIndex index, EntryFilter calls, TimeZoneInfo zone)
    {
        var counted = index.Count(calls, zone);
        if (!counted.Succeeded) return new LedgerResult<Seen>(null, counted.Error);
        var stopped = StoppedCalls.Last(index, calls);
        return stopped.Succeeded ? new LedgerResult<Seen>(new Seen(counted.Value, stopped.Value), null) : new LedgerResult<Seen>(null, stopped.Error);
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

    private Html Show(PageRequest request, Seen seen, int days, DateOnly last)
    {
        var statistics = seen.Statistics;
        var stopped = statistics.RuleDecisions.Where(count => Words.KindOf(count.Decision) is "refused" or "asked").ToList();
        return Html.Of($"""
            <p class="tabs">{Html.Each(Ranges, range => Range(request, range, range == days))}</p>
            <dl class="tiles">
            {Tile("calls judged", Words.Number(statistics.Calls), "all")}
            {Tile("refused", Words.Number(Sum(statistics, "refused")), "refused")}
            {Tile("asked about", Words.Number(Sum(statistics, "asked")), "asked")}
            {Tile("agents waited, median", statistics.JudgingTime is { } time ? Words.Milliseconds(time.MedianUs) : "–", "all")}
            </dl>
            <h2 id="verdicts">Verdicts</h2>
            {VerdictChart.Of(statistics.Days, last.AddDays(1 - days), last)}
            <div class="columns">
            <section aria-labelledby="stopped"><h2 id="stopped">What was stopped, and why</h2>
            {(stopped.Count == 0 ? Html.Of($"""<p class="hint">Nothing was refused or asked about in this time.</p>""") : ShareTable.Of("rules that refused or asked", [.. stopped.Select(count => new ShareTable.Row(RuleName(request, count), count.Entries))]))}
            {StoppedCalls.Of(request, seen.Stopped, machine.Clock.LocalTimeZone)}
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

    private static Html Tile(string name, string value, string kind) => Html.Of($"""<div class="{kind}"><dt>{name}</dt><dd>{value}</dd></div>""");

    private static Html RuleName(PageRequest request, RuleCount count) =>
        Html.Of($"""{Words.Verdict(count.Decision)} <a href="{request.Link($"/log?rule={Uri.EscapeDataString(count.Rule)}&decision={Uri.EscapeDataString(count.Decision)}")}">{count.Rule}</a>""");

    private static Html Values(PageRequest request, string facet, string title, IReadOnlyList<ValueCount> counts) =>
        ShareTable.Of(title, [.. counts.Select(count => new ShareTable.Row(Html.Of($"""<a href="{request.Link($"/log?{facet}={Uri.EscapeDataString(count.Value)}")}">{count.Value}</a>"""), count.Entries))]);

    private sealed record Seen(LogStatistics Statistics, IReadOnlyList<EntryContent> Stopped);
}
