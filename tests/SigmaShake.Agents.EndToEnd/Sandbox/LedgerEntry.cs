using System.Text.Json.Nodes;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>One judged call, as <c>ssg audit export --format ndjson</c> tells it.</summary>
/// <param name="Decision">What the rules say of it.</param>
/// <param name="Answer">What the agent was really told.</param>
/// <param name="Line">All of it, for what has no member here.</param>
internal sealed record LedgerEntry(string Agent, string Tool, string Decision, string Mode, string Answer, string Line)
{
    /// <summary>The judged calls of an export; entries of other kinds name no tool and are left out.</summary>
    public static IReadOnlyList<LedgerEntry> ReadAll(string export) =>
        [.. export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OfType<LedgerEntry>()];

    private static LedgerEntry? Read(string line)
    {
        var entry = JsonNode.Parse(line)!;
        if (entry["tool"] is null) return null;

        return new LedgerEntry(Member("agent"), Member("tool"), Member("decision"), Member("mode"), Member("answer"), line);

        string Member(string name) => entry[name]?.GetValue<string>() ?? throw new InvalidDataException($"no `{name}` in `{line}`");
    }
}
