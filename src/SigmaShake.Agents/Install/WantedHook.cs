using System.Text;
using SigmaShake.Agents.Dialects;

namespace SigmaShake.Agents.Install;

/// <summary>A handler that is to stand in a client's hooks, in a group of its own.</summary>
/// <param name="Event">The event, as the client spells it.</param>
/// <param name="Matcher">Which tools; null for an event that has none.</param>
/// <param name="Handler">The handler as compact JSON.</param>
internal sealed record WantedHook(string Event, string? Matcher, string Handler)
{
    /// <summary>The group as compact JSON.</summary>
    public string Group => Matcher is null
        ? $"{{\"hooks\":[{Handler}]}}"
        : $"{{\"matcher\":{Quoted(Matcher)},\"hooks\":[{Handler}]}}";

    /// <summary>A text as a JSON string.</summary>
    public static string Quoted(string text) => Encoding.UTF8.GetString(new JsonLine().Text(text).ToArray());
}
