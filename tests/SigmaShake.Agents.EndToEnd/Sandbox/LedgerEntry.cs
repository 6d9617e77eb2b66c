using System.Text.Json.Nodes;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>One judged call, as <c>ssg audit export --format ndjson</c> tells it.</summary>
internal sealed record LedgerEntry(string Agent, string Tool, string Decision, string Mode, string Line)
{
    /// <summary>The judged calls of an export; entries of other kinds name no tool and are left out.</summary>
    public static IReadOnlyList<LedgerEntry> ReadAll(string export) =>
        [.. export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OfType<LedgerEntry>()];

    private static LedgerEntry? Read(string line)
    {
        var entry = JsonNode.Parse(line)!;
        return entry["tool"] is null ? null : new LedgerEntry(Member("agent"), Member("tool"), Member("decision"), Member("mode"), line);

        string Member(string name) => entry[name]?.GetValue<string>() ?? throw new InvalidDataException($"no `{name}` in `{line}`");
    }
}
