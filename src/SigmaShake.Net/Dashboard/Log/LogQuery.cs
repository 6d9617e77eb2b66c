using System.Globalization;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Log;

/// <summary>Which entries somebody asks for, as the address says it.</summary>
internal sealed class LogQuery
{
    /// <summary>What the address may filter by, beside words and time: its name there, and for people.</summary>
    public static readonly (string Name, string Label)[] Facets = [("agent", "Agent"), ("tool", "Tool"), ("rule", "Rule"), ("project", "Project"), ("session", "Session")];

    /// <summary>The verdicts, and what else entries can be.</summary>
    public static readonly string[] Decisions = ["block", "force", "ask", "allow", "log", "shadow"];

    /// <summary>How far back, in hours, and for people.</summary>
    public static readonly (int Hours, string Label)[] Spans = [(1, "an hour"), (24, "a day"), (24 * 7, "7 days"), (24 * 30, "30 days")];

    private readonly PageRequest _request;

    public LogQuery(PageRequest request, TimeProvider clock)
    {
        _request = request;
        Hours = Spans.FirstOrDefault(span => span.Hours == Number("hours")).Hours;
        Filter = new EntryFilter
        {
            Since = Hours > 0 ? clock.GetUtcNow().AddHours(-Hours) : null,
            Before = Number("before"),
            Kind = Value("kind"),
            Decision = Value("decision"),
            Agent = Value("agent"),
            Tool = Value("tool"),
            Rule = Value("rule"),
            Project = Value("project"),
            Session = Value("session"),
        };
    }

    /// <summary>The filter.</summary>
    public EntryFilter Filter { get; }

    /// <summary>How many hours back; 0 for all.</summary>
    public int Hours { get; }

    /// <summary>The words, as they were typed; null for none.</summary>
    public string? Text => Value("q");

    /// <summary>A value as it was typed; null for none.</summary>
    public string? Value(string name) => _request.Asked(name);

    /// <summary>The same question, from another entry on.</summary>
    /// <param name="before">The entry that the next page ends before; null for the newest.</param>
    public string Address(long? before)
    {
        string[] names = ["q", "hours", "kind", "decision", .. Facets.Select(facet => facet.Name)];
        var parts = names.Where(name => Value(name) is not null).Select(name => $"{name}={Uri.EscapeDataString(Value(name)!)}").ToList();
        if (before is { } entry) parts.Add(string.Create(CultureInfo.InvariantCulture, $"before={entry}"));
        return _request.Link($"/log?{string.Join('&', parts)}");
    }

    private long? Number(string name) => long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
