using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Log;

/// <summary>The log: words, filters, and the newest entries that they leave.</summary>
internal sealed class LogPage(Machine machine)
{
    private const int PageSize = 50;

    public IEnumerable<Route> Routes => [Route.Get("/log", (request, _) => AnswerAsync(request))];

    private async Task<Answer> AnswerAsync(PageRequest request)
    {
        // Before anything is looked at: what comes while this is made is seen by the next look.
        var mark = machine.Mark;
        var query = new LogQuery(request, machine.Clock);
        var text = SearchText.Parse(query.Text);
        var found = text.Unfindable is { } sign
            ? new Asked<SearchResult>(null, null, $"`{sign}` has no letter or digit to look for; add a word")
            : await machine.AskAsync(index => index.Search(query.Filter, text, PageSize), request.Cancellation);
        var content = found.Value is { } result ? Show(request, query, result) : Notice.Missing(found);
        return new Answer.Page("Log", Html.Of($"""
            {Form(request, query)}
            {Notice.Of(found.Report)}
            <div id="live" data-mark="{mark}" aria-live="polite">{content}</div>
            """)) { Scripts = ["live", "search"] };
    }

    private static Html Form(PageRequest request, LogQuery query) => Html.Of($"""
        <form class="filters" id="search" method="get" action="{request.Link("/log")}" role="search">
        <label class="long">Words <input type="search" name="q" value="{query.Text}" autocomplete="off" spellcheck="false"></label>
        <label>Verdict {Choice.Of("decision", [("", "any"), .. LogQuery.Decisions.Select(word => (word, word))], query.Value("decision"))}</label>
        <label>Of the last {Choice.Of("hours", [("", "all time"), .. LogQuery.Spans.Select(span => (Number(span.Hours), span.Label))], Number(query.Hours))}</label>
        {Html.Each(LogQuery.Facets, facet => Html.Of($"""<label>{facet.Label} <input name="{facet.Name}" value="{query.Value(facet.Name)}" size="12" autocomplete="off" spellcheck="false"></label>"""))}
        <button>Search</button> <a href="{request.Link("/log")}">Clear</a>
        </form>
        """);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Html Show(PageRequest request, LogQuery query, SearchResult result)
    {
        if (result.Entries.Count == 0) return Html.Of($"<p>{Nothing(result)}</p>");
        return Html.Of($"""
            <div class="wide" tabindex="0" role="region" aria-label="Entries"><table class="rows">
            <thead><tr><th scope="col" class="number">entry</th><th scope="col">time</th><th scope="col">verdict</th><th scope="col">agent</th><th scope="col">tool</th><th scope="col">what</th><th scope="col">rule</th></tr></thead>
            <tbody>{Html.Each(result.Entries, entry => Row(request, entry))}</tbody>
            </table></div>
            <p class="tabs">
            {(query.Filter.Before is null ? Html.None : Html.Of($"""<a href="{query.Address(null)}">Newest</a>"""))}
            {(result.HasMore ? Html.Of($"""<a href="{query.Address(result.Entries[^1].Entry.Index)}">Older</a>""") : Html.None)}
            </p>
            """);
    }

    private Html Row(PageRequest request, EntryContent entry) => Html.Of($"""
        <tr><th scope="row" class="number"><a href="{request.Link(EntryLinks.Path(entry.Entry.Index))}">{entry.Entry.Index}</a></th>
        <td>{Words.Time(entry.Entry.Time, machine.Clock.LocalTimeZone)}</td>
        <td>{EntryWords.Verdict(entry)}</td><td>{entry.Agent}</td><td>{entry.Tool ?? entry.Action}</td>
        <td class="wrap code">{EntryWords.Subject(entry)}</td><td class="wrap">{entry.Rule}</td></tr>
        """);

    private static string Nothing(SearchResult result) => result.Unknown is { } unknown
        ? $"No entry has the {unknown.Facet} “{unknown.Text}”. {(unknown.Known.Count is > 0 and <= 12 ? $"There are: {string.Join(", ", unknown.Known)}." : "")}"
        : "No entry has all of that.";
}
