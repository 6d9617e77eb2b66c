using SigmaShake.Cli.Doctor;
using SigmaShake.Cli.Explaining;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>What was found about each hook, the cure beside it, and the button that looks anew.</summary>
internal static class HookTable
{
    /// <summary>The address that proves them anew.</summary>
    public const string Path = "/health/hooks";

    /// <summary>Shows it.</summary>
    public static Html Of(PageRequest request, ProvedHooks? proved, bool isRunning, TimeZoneInfo zone) => Html.Of($"""
        {(proved is null ? Html.Of($"<p>They are being tried now; load this page again in a moment.</p>") : Show(proved, isRunning, zone))}
        <form method="post" action="{request.Link(Path)}">{request.FormToken}<button>Prove every hook</button> <span class="hint">Runs each on a canned attack, as its agent would; <code>ssg doctor</code> does the same.</span></form>
        """);

    private static Html Show(ProvedHooks proved, bool isRunning, TimeZoneInfo zone) => Html.Of($"""
        <p>{Prose.Of(Summary(proved))} {Words.Time(proved.Time, zone)}{(isRunning ? ", and they are being tried anew now" : "")}</p>
        {(proved.Findings.Count == 0 ? Html.None : Html.Of($"""
            <div class="wide" tabindex="0" role="region" aria-label="Hooks"><table class="rows">
            <thead><tr><th scope="col">agent</th><th scope="col">state</th><th scope="col">what was found, and the cure</th></tr></thead>
            <tbody>{Html.Each(proved.Findings, one => RowOf(one).Row())}</tbody>
            </table></div>
            """))}
        """);

    private static string Summary(ProvedHooks proved) => (proved.Count, proved.Problems) switch
    {
        (0, _) => "No hook of ours is installed here; `ssg init` installs it. Looked at",
        (var hooks, 0) => $"{Counted.Text(hooks, "hook")}, every one proved at",
        var (hooks, problems) => $"{Counted.Text(hooks, "hook")}, {Counted.Text(problems, "problem")}; looked at",
    };

    private static Finding RowOf(ProvedHook one) => one.Finding.Gravity switch
    {
        Gravity.Fine => Finding.Good(one.Subject, one.Finding.Text),
        Gravity.Note => Finding.Heed(one.Subject, one.Finding.Text),
        _ => Finding.Bad(one.Subject, one.Finding.Text),
    };
}
