using SigmaShake.Ledger.Index;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard;

/// <summary>Sentences that stand in the place of what could not be shown, or above what was.</summary>
internal static class Notice
{
    /// <summary>What went wrong.</summary>
    public static Html Problem(string text) => Html.Of($"""<p class="problem" role="alert">{Prose.Of(text)}</p>""");

    /// <summary>How a log begins.</summary>
    public static Html NothingYet => Html.Of($"<p>Nothing is on record yet. The first judged call starts the log; <code>ssg init</code> has an agent's calls judged.</p>");

    /// <summary>Why something was not done for whoever came by a link that no person had made.</summary>
    public static Html ForPersons => Problem("This loosens the guard and is for a person: sign in by a link that you had `ssg serve --link` make in a terminal that no agent runs in.");

    /// <summary>What takes the place of an answer that is not there.</summary>
    public static Html Missing<T>(Asked<T> asked)
        where T : class => asked.Problem is { } problem ? Problem(problem) : NothingYet;

    /// <summary>What is to be said of the log beside an answer; nothing where all is well.</summary>
    public static Html Of(IndexReport? report) => report is { LogProblems: > 0 }
        ? Html.Of($"""<p class="problem" role="alert">The log is damaged in {report.LogProblems} {(report.LogProblems == 1 ? "place" : "places")}; <code>ssg audit verify</code> names them.</p>""")
        : Html.None;
}
