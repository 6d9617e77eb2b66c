using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>A call that is to be let through from now on: the rule that would do it, shown before it is written, and a button that agrees to that very rule.</summary>
internal sealed class AlwaysPage(Machine machine, Desk desk, ApprovalsPage approvals)
{
    public IEnumerable<Route> Routes =>
    [
        Route.Get("/approvals/*/always", (request, id) => Task.FromResult<Answer>(Show(request, id, Html.None))),
        Route.Post("/approvals/*/always", (request, id) => Task.FromResult(Agree(request, id))),
    ];

    /// <summary>Where it is.</summary>
    /// <param name="id">The id of the call.</param>
    public static string PathOf(string id) => $"/approvals/{id}/always";

    private Answer.Page Show(PageRequest request, string id, Html notice, int status = StatusCodes.Status200OK)
    {
        if (!request.Session.IsPerson) return approvals.Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        if (desk.Offer(id) is not { } offer) return approvals.Gone(request);
        return new Answer.Page("Let it be made from now on?", Html.Of($"""
            {notice}
            <section class="card" aria-labelledby="call"><h2 id="call">{offer.Waiting.Content.Agent} asks to use {offer.Waiting.Content.Tool}</h2>{WaitingCall.Of(request, offer.Waiting, machine.Clock)}</section>
            {Rule(request, offer)}
            """), status);
    }

    private static Html Rule(PageRequest request, AlwaysOffer offer) => offer.Rule is not { } rule
        ? Html.Of($"""
            {Notice.Problem($"There is no such rule: {offer.Problem}.")}
            <p><a class="button" href="{request.Link("/approvals")}">Back to the call</a></p>
            """)
        : Html.Of($"""
            <h2>The rule that would be written</h2>
            <pre>{rule.Text}</pre>
            <dl><dt>for the project</dt><dd>{rule.Project}</dd><dt>into</dt><dd><code>{rule.Path}</code></dd></dl>
            <p>The call was judged by it: it would be let through, each time, without asking you. Remove that file to be asked again.</p>
            <div class="answers">
            <form method="post" action="{request.Link(PathOf(offer.Waiting.Id))}">{request.FormToken}
            <input type="hidden" name="binding" value="{offer.Waiting.Binding.ToString()}"><input type="hidden" name="rule" value="{AlwaysOffer.MarkOf(rule)}">
            <button class="primary">Write this rule, and let it be made</button></form>
            <a class="button" href="{request.Link("/approvals")}">Not now</a>
            </div>
            """);

    private Answer Agree(PageRequest request, string id)
    {
        if (!request.Session.IsPerson) return approvals.Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        return desk.AnswerAlways(id, request.Sent("binding"), request.Sent("rule"))
            ? new Answer.Redirect(ApprovalsPage.PathAfter(id))
            : Show(request, id, Notice.Problem("Nothing was written: the call or its rule is another one than the one that was shown."), StatusCodes.Status409Conflict);
    }
}
