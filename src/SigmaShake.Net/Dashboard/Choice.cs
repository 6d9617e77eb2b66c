using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard;

/// <summary>One of several values, chosen in a form.</summary>
internal static class Choice
{
    /// <summary>Shows it.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="options">Each value, and what it is for people.</param>
    /// <param name="chosen">The value that is chosen; the first one is where none is.</param>
    public static Html Of(string name, IEnumerable<(string Value, string Label)> options, string? chosen) => Html.Of($"""
        <select name="{name}">{Html.Each(options, option => option.Value == chosen
            ? Html.Of($"""<option value="{option.Value}" selected>{option.Label}</option>""")
            : Html.Of($"""<option value="{option.Value}">{option.Label}</option>"""))}</select>
        """);
}
