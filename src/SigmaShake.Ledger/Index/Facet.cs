using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Index;

/// <summary>What entries are filtered and counted by. The numbers stand in the file.</summary>
internal enum Facet
{
    Kind = 0,
    Decision = 1,
    Agent = 2,
    Tool = 3,
    Rule = 4,
    Project = 5,
    Session = 6,
}

internal static class Facets
{
    public const int Count = 7;

    /// <summary>The value of each facet, in the order of their numbers.</summary>
    public static string?[] Of(EntryContent content) =>
    [
        content.Entry.Kind.Name(), content.Decision, content.Agent, content.Tool ?? content.Action, content.Rule, content.Project, content.Session,
    ];

    public static string?[] Of(EntryFilter filter) =>
        [filter.Kind, filter.Decision, filter.Agent, filter.Tool, filter.Rule, filter.Project is { Length: > 1 } project ? project.TrimEnd('/') : filter.Project, filter.Session];

    /// <summary>
    /// The word that stands for a value among the words of an entry: no word of a text has that sign in it.
    /// </summary>
    public static string Word(long value) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"§{value}");
}
