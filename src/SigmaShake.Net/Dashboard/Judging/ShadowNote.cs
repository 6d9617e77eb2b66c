using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>What a page says of the rules that it has not held against the others.</summary>
internal static class ShadowNote
{
    /// <summary>Says how many; nothing for none.</summary>
    public static Html Of(int untried) => untried == 0 ? Html.None : Html.Of($"""
        <p class="hint">{Words.Number(untried)} {(untried == 1 ? "rule with examples was" : "rules with examples were")} not looked at: there are too many to hold each against all others.</p>
        """);
}
