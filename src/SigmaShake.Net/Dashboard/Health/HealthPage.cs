using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Verification;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>How what guards this machine is: the hooks, as they were last proved, and the parts; and, on a button, the whole log computed anew.</summary>
internal sealed class HealthPage(Machine machine, Judgement judgement, HookProof hooks)
{
    // Hooks answer in milliseconds. Nobody waits for one that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Examination _examination = new(machine, judgement);

    public IEnumerable<Route> Routes =>
    [
        Route.Get("/health", (request, _) => ShowAsync(request, Html.None)),
        Route.Post("/health", async (request, _) => await ShowAsync(request, await Task.Run(Verify, request.Cancellation))),
        Route.Post(HookTable.Path, (request, _) => ProveAsync(request)),
    ];

    private async Task<Answer> ProveAsync(PageRequest request)
    {
        await hooks.RunAsync(Patience, request.Cancellation);
        return new Answer.Redirect("/health");
    }

    private async Task<Answer> ShowAsync(PageRequest request, Html verified)
    {
        if (hooks.Last is null) await hooks.RunAsync(Patience, request.Cancellation);

        // Before anything is looked at: what comes while this is made is seen by the next look.
        var mark = machine.Mark;
        var counted = await machine.AskAsync(index => index.Count(EntryFilter.All, machine.Clock.LocalTimeZone), request.Cancellation);
        return new Answer.Page("Health", Html.Of($"""
            <div id="live" data-mark="{mark}" aria-live="polite">
            <section aria-labelledby="hooks"><h2 id="hooks">The hooks of your agents</h2>{HookTable.Of(request, hooks.Last, hooks.IsRunning, machine.Clock.LocalTimeZone)}</section>
            <section aria-labelledby="parts"><h2 id="parts">What guards this machine</h2>
            <div class="wide" tabindex="0" role="region" aria-label="Parts"><table class="rows">
            <thead><tr><th scope="col">part</th><th scope="col">state</th><th scope="col">details</th></tr></thead>
            <tbody>{Html.Each(_examination.Run(), finding => finding.Row())}{Log(counted).Row()}</tbody>
            </table></div></section>
            </div>
            <section aria-labelledby="log"><h2 id="log">The log, entry by entry</h2>
            {verified}
            <form method="post" action="{request.Link("/health")}">{request.FormToken}<button>Verify the log</button> <span class="hint">Computes every hash anew, and holds the result against every checkpoint.</span></form>
            </section>
            """)) { Scripts = ["live"] };
    }

    private static Finding Log(Asked<LogStatistics> counted) => counted switch
    {
        { Problem: { } problem } => Finding.Bad("Log", problem),
        { Value: null } => Finding.Heed("Log", "Nothing is on record yet."),
        { Report.LogProblems: > 0 } => Finding.Bad("Log", $"It is damaged in {counted.Report.LogProblems} places.", "`ssg audit verify` names them."),
        _ => Finding.Good("Log", $"{Words.Number(counted.Value.Entries)} entries, {Words.Number(counted.Value.Calls)} of them judged calls{(counted.Value.Erased > 0 ? $", {Words.Number(counted.Value.Erased)} erased" : "")}."),
    };

    private Html Verify()
    {
        var verified = LedgerVerifier.Verify(machine.State.Ledger, machine.State.Checkpoints);
        if (!verified.Succeeded) return Notice.Problem(verified.Error.ToString());
        var report = verified.Value;
        return Html.Of($"""
            <div role="status">
            <p class="{$"state {(report.IsIntact ? "good" : "bad")}"}">{(report.IsIntact ? "The log is intact" : "The log is not intact")}: {Words.Number(report.Size)} entries.</p>
            <ul>{Html.Each(report.Problems.Take(20), problem => Html.Of($"<li>{problem.ToString()}; {problem.Cure}</li>"))}</ul>
            <dl><dt>root</dt><dd><code>{report.RootHash?.ToString() ?? "none: a leaf is missing"}</code></dd>
            <dt>covered</dt><dd>{report.Coverage.Describe(report.Size)}</dd>
            {(report.Gaps.Describe() is { } gaps ? Html.Of($"<dt>gaps</dt><dd>{gaps}</dd>") : Html.None)}</dl>
            </div>
            """);
    }
}
