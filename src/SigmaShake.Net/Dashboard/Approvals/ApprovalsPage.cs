using Microsoft.AspNetCore.Http;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>The calls that wait for a person, and a button for each answer.</summary>
internal sealed class ApprovalsPage(Machine machine, Desk desk, Judgement judgement)
{
    public IEnumerable<Route> Routes =>
    [
        Route.Get("/approvals", (request, _) => Task.FromResult<Answer>(Show(request, Agreed(request)))),
        Route.Post("/approvals/*/approve", (request, id) => Task.FromResult(Give(request, id, approve: true))),
        Route.Post("/approvals/*/deny", (request, id) => Task.FromResult(Give(request, id, approve: false))),
    ];

    /// <summary>Where it is, with a word of the rule that was agreed to.</summary>
    /// <param name="id">The id of the call that it was made for.</param>
    public static string PathAfter(string id) => $"/approvals?agreed={Uri.EscapeDataString(id)}";

    /// <summary>The page, with something to say above it.</summary>
    public Answer.Page Show(PageRequest request, Html notice, int status = StatusCodes.Status200OK)
    {
        var (mark, waiting) = (machine.Mark, desk.Waiting());
        return new Answer.Page("Approvals", Html.Of($"""
            {notice}
            <div id="live" data-mark="{mark}" data-address="{request.Link("/approvals")}" aria-live="polite">{(waiting.Count == 0 ? Nothing : Html.Each(waiting, one => Show(request, one)))}</div>
            """), status) { Scripts = ["live"] };
    }

    /// <summary>What is said where a call that was to be answered is there no longer.</summary>
    public Answer.Page Gone(PageRequest request) => Show(request, Notice.Problem("This call waits no longer: it was answered, or is over."), StatusCodes.Status404NotFound);

    // From what this program has written, and from nothing that stands in an address.
    private Html Agreed(PageRequest request) => desk.Agreed(request.Asked("agreed")) is not { } rule ? Html.None : Html.Of($"""
        <p class="state good" role="status">The rule <code>{rule.QualifiedId}</code> was written into <code>{rule.Path}</code>; remove that file to be asked again.</p>
        """);

    private static Html Nothing => Html.Of($"""
        <div class="empty"><p>Nothing waits for your approval.</p>
        <p class="hint">A call that a rule asks about, of an agent that has no prompt of its own, shows here the moment it is made, and waits for {(long)ApprovalLimits.RequestLife.TotalMinutes} minutes.</p></div>
        """);

    private Html Show(PageRequest request, WaitingRequest waiting) => Html.Of($"""
        <section class="card" aria-labelledby="{$"request-{waiting.Id}"}">
        <h2 id="{$"request-{waiting.Id}"}">{waiting.Content.Agent} asks to use {waiting.Content.Tool}</h2>
        {WaitingCall.Of(request, waiting, machine.Clock)}
        <details><summary>Why it is asked about</summary>{judgement.Again(waiting.Content)}</details>
        <div class="answers">
        {(request.Session.IsPerson ? Html.Of($"""
            {Button(request, waiting, "approve", "Let it be made, once", "primary")}
            <a class="button" href="{request.Link(AlwaysPage.PathOf(waiting.Id))}">Always …</a>
            """) : Html.None)}
        {Button(request, waiting, "deny", "Refuse it", "danger")}
        </div>
        {(request.Session.IsPerson ? Html.Of($"""<p class="hint">Once is exactly this call, within ten minutes.</p>""") : Html.Of($"""<p class="hint">Letting it be made is for a person: sign in by a link that you had <code>ssg serve --link</code> make in a terminal that no agent runs in.</p>"""))}
        </section>
        """);

    private static Html Button(PageRequest request, WaitingRequest waiting, string verb, string label, string kind) => Html.Of($"""
        <form method="post" action="{request.Link($"/approvals/{waiting.Id}/{verb}")}">{request.FormToken}
        <input type="hidden" name="binding" value="{waiting.Binding.ToString()}"><button class="{kind}">{label}</button></form>
        """);

    private Answer Give(PageRequest request, string id, bool approve)
    {
        if (approve && !request.Session.IsPerson) return Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        return desk.Answer(id, request.Sent("binding"), approve) ? new Answer.Redirect("/approvals") : Gone(request);
    }
}
