using Microsoft.AspNetCore.Http;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>The calls that wait for a person, and a button for each answer.</summary>
internal sealed class ApprovalsPage(Machine machine, Desk desk, Judgement judgement)
{
    public IEnumerable<Route> Routes =>
    [
        Route.Get("/approvals", (request, _) => Task.FromResult<Answer>(Show(request, Html.None))),
        Route.Post("/approvals/*/approve", (request, id) => Task.FromResult(Give(request, id, approve: true))),
        Route.Post("/approvals/*/deny", (request, id) => Task.FromResult(Give(request, id, approve: false))),
    ];

    private Answer.Page Show(PageRequest request, Html notice, int status = StatusCodes.Status200OK)
    {
        var (mark, waiting) = (machine.Mark, desk.Waiting());
        return new Answer.Page("Approvals", Html.Of($"""
            {notice}
            <div id="live" data-mark="{mark}" aria-live="polite">{(waiting.Count == 0 ? Html.Of($"<p>Nothing waits for your approval.</p>") : Html.Each(waiting, one => Show(request, one)))}</div>
            """), status) { Scripts = ["live"] };
    }

    private Html Show(PageRequest request, WaitingRequest waiting) => Html.Of($"""
        <section class="card" aria-labelledby="{$"request-{waiting.Id}"}">
        <h2 id="{$"request-{waiting.Id}"}">{waiting.Content.Tool}, {waiting.Content.Agent}</h2>
        <pre>{waiting.Content.Subject}</pre>
        {(waiting.IsCut ? Notice.Problem("The log does not have all of this call, because it is too long: nobody sees from it all that would be done.") : Html.None)}
        <dl>
        <dt>asked</dt><dd>{Words.Time(waiting.Time, machine.Clock.LocalTimeZone)}</dd>
        <dt>reason</dt><dd>{waiting.Content.Reason}</dd>
        <dt>folder</dt><dd>{waiting.Content.Cwd}</dd>
        <dt>entry</dt><dd><a href="{request.Link(EntryLinks.Path(waiting.Content.Entry.Index))}">{waiting.Content.Entry.Index}</a></dd>
        </dl>
        <div class="filters">
        {(request.Session.IsPerson ? Button(request, waiting, "approve", "Let it be made, once") : Html.None)}
        {Button(request, waiting, "deny", "Refuse it")}
        </div>
        <details><summary>Why it is asked about</summary>{judgement.Again(waiting.Content)}</details>
        </section>
        """);

    private static Html Button(PageRequest request, WaitingRequest waiting, string verb, string label) => Html.Of($"""
        <form method="post" action="{request.Link($"/approvals/{waiting.Id}/{verb}")}">{request.FormToken}
        <input type="hidden" name="binding" value="{waiting.Binding.ToString()}"><button>{label}</button></form>
        """);

    private Answer Give(PageRequest request, string id, bool approve)
    {
        if (approve && !request.Session.IsPerson) return Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        return desk.Answer(id, request.Sent("binding"), approve)
            ? new Answer.Redirect("/approvals")
            : Show(request, Notice.Problem("This call waits no longer: it was answered, or is over."), StatusCodes.Status404NotFound);
    }
}
