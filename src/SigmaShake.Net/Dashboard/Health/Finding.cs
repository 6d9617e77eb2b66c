using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>How well a part of this machine is.</summary>
/// <param name="State"><c>good</c>, <c>heed</c> or <c>bad</c>.</param>
/// <param name="Name">The part.</param>
/// <param name="Words">How it is, and the cure where it is not well; one line each.</param>
internal sealed record Finding(string State, string Name, IReadOnlyList<string> Words)
{
    public static Finding Good(string name, params IReadOnlyList<string> words) => new("good", name, words);

    public static Finding Heed(string name, params IReadOnlyList<string> words) => new("heed", name, words);

    public static Finding Bad(string name, params IReadOnlyList<string> words) => new("bad", name, words);

    /// <summary>A row of the table.</summary>
    public Html Row() => Html.Of($"""
        <tr><th scope="row">{Name}</th><td><span class="{$"state {State}"}">{State switch { "good" => "well", "heed" => "look", _ => "broken" }}</span></td>
        <td class="wrap">{Html.Each(Words, line => Html.Of($"<div>{Prose.Of(line)}</div>"))}</td></tr>
        """);
}
