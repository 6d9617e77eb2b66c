using Microsoft.AspNetCore.Http;
using SigmaShake.Cli.Explaining;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Delivering;

/// <summary>What RUN and WEBHOOK of rules have done, what waits, and what was given up, with a button to have that tried again.</summary>
internal sealed class OutboxPage(Machine machine, OutboxDesk desk)
{
    public IEnumerable<Route> Routes =>
    [
        Route.Get("/outbox", (request, _) => Task.FromResult<Answer>(Show(request, Html.None))),
        Route.Post("/outbox/*/retry", (request, id) => Task.FromResult(TryAgain(request, id))),
    ];

    private Answer.Page Show(PageRequest request, Html notice, int status = StatusCodes.Status200OK)
    {
        var (mark, outbox) = (machine.Mark, desk.Read());
        var isEmpty = outbox.Waiting.Count + outbox.Failed.Count + outbox.Done.Count == 0;
        return new Answer.Page("Outbox", Html.Of($"""
            {notice}
            {(desk.Obstacle is { } obstacle ? Notice.Problem($"RUN and WEBHOOK are not carried out: {obstacle}") : Html.None)}
            <div id="live" data-mark="{mark}" aria-live="polite">
            {(isEmpty ? Html.Of($"<p>Nothing yet. A rule of yours that has RUN or WEBHOOK runs a program, or tells somebody, after each call that it matches.</p>") : Html.None)}
            {Table(request, "What waits", "next try", outbox.Waiting, canRetry: false)}
            {Table(request, "What failed", "given up", [.. outbox.Failed.Reverse()], canRetry: request.Session.IsPerson && desk.Obstacle is null)}
            {Table(request, "What was done", "done", [.. outbox.Done.Reverse()], canRetry: false)}
            </div>
            """), status) { Scripts = ["live"] };
    }

    private Html Table(PageRequest request, string title, string time, IReadOnlyList<Delivery> deliveries, bool canRetry) => deliveries.Count == 0 ? Html.None : Html.Of($"""
        <h2>{title}</h2>
        <div class="wide" tabindex="0" role="region" aria-label="{title}"><table class="rows">
        <thead><tr><th scope="col">rule</th><th scope="col">what</th><th scope="col">because of</th><th scope="col">{time}</th><th scope="col">tried</th><th scope="col">note</th>{(canRetry ? Html.Of($"""<th scope="col"><span class="unseen">try again</span></th>""") : Html.None)}</tr></thead>
        <tbody>{Html.Each(deliveries, delivery => Row(request, delivery, canRetry))}</tbody>
        </table></div>
        """);

    private Html Row(PageRequest request, Delivery delivery, bool canRetry) => Html.Of($"""
        <tr><th scope="row" class="wrap"><a href="{request.Link(RuleLinks.Path(delivery.Rule, null))}">{delivery.Rule}</a></th>
        <td>{delivery.Kind.Word()}</td><td><a href="{request.Link(EntryLinks.Path(delivery.Entry))}">entry {delivery.Entry}</a></td>
        <td>{Words.Time(DateTimeOffset.FromUnixTimeMilliseconds(delivery.TimeMs), machine.Clock.LocalTimeZone)}</td><td>{Counted.Text(delivery.Tries, "time")}</td>
        <td class="wrap">{Prose.Of(delivery.Problem)}{(delivery.Output is { } output ? Html.Of($"<pre>{output}</pre>") : Html.None)}</td>
        {(canRetry ? Html.Of($"<td>{Button(request, delivery)}</td>") : Html.None)}</tr>
        """);

    private static Html Button(PageRequest request, Delivery delivery) => Html.Of($"""
        <form method="post" action="{request.Link($"/outbox/{delivery.Id}/retry")}">{request.FormToken}
        <button aria-label="{$"Try again: {delivery.Kind.Word()} of {delivery.Rule} for entry {delivery.Entry}"}">Try again</button></form>
        """);

    // It runs a program of the person's: that is for the person to say.
    private Answer TryAgain(PageRequest request, string id)
    {
        if (!request.Session.IsPerson) return Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        if (!desk.Read().Failed.Any(failed => failed.Id == id)) return Show(request, Notice.Problem("This did not fail, or is no longer kept."), StatusCodes.Status404NotFound);
        desk.TryAgain(id);
        return new Answer.Redirect("/outbox");
    }
}
