using SigmaShake.Agents;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Log;

/// <summary>An entry in a few words.</summary>
internal static class EntryWords
{
    private const int MaxSubjectCharacters = 400;

    /// <summary>Its verdict; of what is no call, its kind.</summary>
    public static Html Verdict(EntryContent entry) => Words.Verdict(entry.Decision ?? (entry.Entry.IsErased ? "erased" : entry.Entry.Payload is null ? "damaged" : entry.Entry.Kind.Name()));

    /// <summary>A label for a call that says it was made to try a hook. An agent could say so too: such a call is labelled, and hidden nowhere.</summary>
    public static Html Proof(EntryContent entry) => entry.Session == ProbeCall.Session ? Html.Of($"""<span class="hint">a proof of the hook</span>""") : Html.None;

    /// <summary>What it is about, cut.</summary>
    public static string Subject(EntryContent entry)
    {
        var subject = entry.Subject;
        return subject.Length <= MaxSubjectCharacters ? subject : subject[..(MaxSubjectCharacters - (char.IsHighSurrogate(subject[MaxSubjectCharacters - 1]) ? 1 : 0))] + "…";
    }
}
