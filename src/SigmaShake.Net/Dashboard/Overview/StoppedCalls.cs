using SigmaShake.Ledger;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Overview;

/// <summary>The last calls that were refused or asked about, each with the reason that was given.</summary>
internal static class StoppedCalls
{
    private const int Most = 5;

    private static readonly string[] Stopping = ["block", "force", "ask"];

    /// <summary>Looks for them, newest first.</summary>
    /// <param name="index">The index of the log.</param>
    /// <param name="filter">Which calls are meant.</param>
    public static LedgerResult<IReadOnlyList<EntryContent>> Last(LedgerIndex index, EntryFilter filter)
    {
        var found = new List<EntryContent>();
        foreach (var decision in Stopping)
        {
            var some = index.Search(filter with { Decision = decision }, SearchText.Parse(null), Most);
            if (!some.Succeeded) return new LedgerResult<IReadOnlyList<EntryContent>>(null, some.Error);
            found.AddRange(some.Value.Entries);
        }

        return new LedgerResult<IReadOnlyList<EntryContent>>([.. found.OrderByDescending(entry => entry.Entry.Index).Take(Most)], null);
    }

    /// <summary>Shows them.</summary>
    public static Html Of(PageRequest request, IReadOnlyList<EntryContent> stopped, TimeZoneInfo zone) => stopped.Count == 0 ? Html.None : Html.Of($"""
        <h2 id="last">Stopped last</h2>
        <ul class="entries">{Html.Each(stopped, entry => Item(request, entry, zone))}</ul>
        """);

    private static Html Item(PageRequest request, EntryContent entry, TimeZoneInfo zone) => Html.Of($"""
        <li><p>{EntryWords.Verdict(entry)} <a class="code" href="{request.Link(EntryLinks.Path(entry.Entry.Index))}">{EntryWords.Subject(entry)}</a> {EntryWords.Proof(entry)}</p>
        <p class="hint">{Words.Time(entry.Entry.Time, zone)}, {entry.Agent}: {Prose.Of(entry.Reason)}</p></li>
        """);
}
