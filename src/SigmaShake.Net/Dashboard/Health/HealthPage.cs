using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Verification;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>How what guards this machine is; and, on a button, the whole log computed anew.</summary>
internal sealed class HealthPage(Machine machine, Judgement judgement)
{
    private readonly Examination _examination = new(machine, judgement);

    public IEnumerable<Route> Routes =>
    [
        Route.Get("/health", (request, _) => ShowAsync(request, Html.None)),
        Route.Post("/health", async (request, _) => await ShowAsync(request, await Task.Run(Verify, request.Cancellation))),
    ];

    private async Task<Answer> ShowAsync(PageRequest request, Html verified)
    {
        var counted = await machine.AskAsync(index => index.Count(EntryFilter.All, machine.Clock.LocalTimeZone), request.Cancellation);
        return new Answer.Page("Health", Html.Of($"""
            <div class="wide" tabindex="0" role="region" aria-label="Parts"><table class="rows">
            <thead><tr><th scope="col">part</th><th scope="col">state</th><th scope="col">details</th></tr></thead>
            <tbody>{Html.Each(_examination.Run(), finding => finding.Row())}{Log(counted).Row()}</tbody>
            </table></div>
            <h2>The log, entry by entry</h2>
            {verified}
            <form method="post" action="{request.Link("/health")}">{request.FormToken}<button>Verify the log</button> <span class="hint">Computes every hash anew, and holds the result against every checkpoint.</span></form>
            """));
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
