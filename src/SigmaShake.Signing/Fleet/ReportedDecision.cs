using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>One decision as a machine sends it: redacted, as its log has it.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="TimeMs">When, in milliseconds since 1970 UTC.</param>
/// <param name="Verdict">One of <see cref="Verdicts"/>.</param>
public sealed record ReportedDecision(long Index, long TimeMs, string Verdict)
{
    /// <summary>The words for what was decided.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["block", "ask", "allow", "force", "log", "shadow", "error"];

    /// <summary>The rule that decided, with its layer in front; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>Which agent asked; null where the organisation does not want it.</summary>
    public string? Agent { get; init; }

    /// <summary>The tool; null where the organisation does not want it.</summary>
    public string? Tool { get; init; }

    /// <summary>What was to be done, redacted, on one line; null where the organisation does not want it.</summary>
    public string? What { get; init; }

    internal static ReportedDecision Read(FieldReader fields)
    {
        fields.Only("index", "time_ms", "verdict", "rule", "agent", "tool", "what");
        var verdict = fields.Text("verdict");
        if (!Verdicts.Contains(verdict, StringComparer.Ordinal)) fields.Refuse($"has a `verdict` {Shown.Of(verdict)}, which is none,");
        return new ReportedDecision(fields.Integer("index", min: 0), fields.Integer("time_ms", min: 0), verdict)
        {
            Rule = fields.OptionalText("rule", FleetLimits.MaxIdBytes),
            Agent = fields.OptionalText("agent", FleetLimits.MaxShortTextBytes),
            Tool = fields.OptionalText("tool", FleetLimits.MaxShortTextBytes),
            What = fields.OptionalText("what", FleetLimits.MaxDecisionTextBytes),
        };
    }

    internal JsonValue ToJson()
    {
        List<JsonMember> members = [new("index", JsonValue.Of(Index)), new("time_ms", JsonValue.Of(TimeMs)), new("verdict", JsonValue.Of(Verdict))];
        foreach (var (name, value) in new[] { ("rule", Rule), ("agent", Agent), ("tool", Tool), ("what", What) })
        {
            if (value is not null) members.Add(new JsonMember(name, JsonValue.Of(value)));
        }

        return JsonValue.Of(members);
    }
}
