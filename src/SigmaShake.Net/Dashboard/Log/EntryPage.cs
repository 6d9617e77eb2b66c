using System.Text;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Log;

/// <summary>One entry of the log: what it says, why it was judged so, and where its proof is.</summary>
internal sealed class EntryPage(Machine machine, Judgement judgement)
{
    public IEnumerable<Route> Routes => [Route.Get("/log/*", AnswerAsync)];

    private async Task<Answer> AnswerAsync(PageRequest request, string part)
    {
        if (EntryLinks.Number(part) is not { } number) return Answer.NotFound;
        var found = await machine.AskAsync(index => index.Find(number), request.Cancellation);
        if (found.Value is null) return new Answer.Page($"Entry {part}", Notice.Missing(found));
        return found.Value.Entry is { } entry ? new Answer.Page($"Entry {entry.Index}", Show(request, entry, found.Value.LastIndex)) : Answer.NotFound;
    }

    private Html Show(PageRequest request, LedgerEntry entry, long last)
    {
        var content = EntryContent.Of(entry);
        return Html.Of($"""
            <p class="tabs">{Step(request, entry.Index - 1, "Before", last)}{Step(request, entry.Index + 1, "After", last)}<a href="{request.Link(EntryLinks.Path(entry.Index) + "/proof")}">Its proof</a></p>
            {(content.Subject.Length > 0 ? Html.Of($"<pre>{content.Subject}</pre>") : Html.None)}
            <dl>
            <dt>time</dt><dd>{Words.Time(entry.Time, machine.Clock.LocalTimeZone)}</dd>
            <dt>verdict</dt><dd>{EntryWords.Verdict(content)} {EntryWords.Proof(content)}</dd>
            {Rule(request, content)}
            {(content.Reason is { Length: > 0 } reason ? Html.Of($"<dt>reason</dt><dd>{Prose.Of(reason)}</dd>") : Html.None)}
            {Field("mode", content.Mode is "enforce" ? null : content.Mode)}
            {Field("the agent was told", content.Answer is "nothing" ? null : content.Answer)}
            {Linked(request, "agent", content.Agent)}
            {Linked(request, "tool", content.Tool)}
            {Linked(request, "project", content.Project)}
            {Field("folder", content.Cwd)}
            {Linked(request, "session", content.Session)}
            {Field("judged in", content.DurationUs is { } us ? Words.Milliseconds(us) : null)}
            <dt>leaf</dt><dd><code>{entry.LeafHash.ToString()}</code></dd>
            </dl>
            {judgement.Again(content)}
            <details><summary>The whole entry</summary><pre>{Whole(entry)}</pre></details>
            """);
    }

    private static Html Step(PageRequest request, long index, string name, long last) =>
        index >= 0 && index <= last ? Html.Of($"""<a href="{request.Link(EntryLinks.Path(index))}">{name}</a>""") : Html.None;

    private static Html Rule(PageRequest request, EntryContent content) => content.Rule is { } rule
        ? Html.Of($"""<dt>rule</dt><dd><a href="{request.Link(RuleLinks.Path(rule, content.Project))}">{rule}</a></dd>""")
        : Html.None;

    private static Html Linked(PageRequest request, string facet, string? value) => value is { Length: > 0 }
        ? Html.Of($"""<dt>{facet}</dt><dd><a href="{request.Link($"/log?{facet}={Uri.EscapeDataString(value)}")}">{value}</a></dd>""")
        : Html.None;

    private static Html Field(string name, string? value) => value is { Length: > 0 } ? Html.Of($"<dt>{name}</dt><dd>{value}</dd>") : Html.None;

    private static string Whole(LedgerEntry entry) =>
        entry.Payload is { } payload ? Encoding.UTF8.GetString(payload) : NdjsonFormat.Line(entry);
}
