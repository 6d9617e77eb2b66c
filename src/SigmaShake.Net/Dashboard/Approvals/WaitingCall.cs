using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>A call that waits, with all that a person has to see before they answer.</summary>
internal static class WaitingCall
{
    /// <summary>Shows it.</summary>
    public static Html Of(PageRequest request, WaitingRequest waiting, TimeProvider clock) => Html.Of($"""
        <pre>{waiting.Content.Subject}</pre>
        {(waiting.IsCut ? Notice.Problem("The log does not have all of this call, because it is too long: nobody sees from it all that would be done.") : Html.None)}
        <p>{Prose.Of(waiting.Content.Reason)}</p>
        <dl>
        <dt>asked</dt><dd>{Words.Time(waiting.Time, clock.LocalTimeZone)}</dd>
        {(waiting.Content.Project is { Length: > 0 } project && project != waiting.Content.Cwd ? Html.Of($"<dt>project</dt><dd>{project}</dd>") : Html.None)}
        <dt>folder</dt><dd>{waiting.Content.Cwd}</dd>
        <dt>entry</dt><dd><a href="{request.Link(EntryLinks.Path(waiting.Content.Entry.Index))}">{waiting.Content.Entry.Index}</a></dd>
        </dl>
        {Whole(waiting, clock)}
        """);

    // Where the first line does not tell all that would be done, the rest stands open.
    private static Html Whole(WaitingRequest waiting, TimeProvider clock)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        RequestText.Print(text, waiting, clock.LocalTimeZone);
        return waiting.Content.Input?.Members.Count > 1
            ? Html.Of($"<details open><summary>All of it, as the log has it</summary><pre>{text.ToString()}</pre></details>")
            : Html.Of($"<details><summary>All of it, as the log has it</summary><pre>{text.ToString()}</pre></details>");
    }
}
