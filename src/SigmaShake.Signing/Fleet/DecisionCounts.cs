using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>How many calls were judged on a machine in a span of time, and how.</summary>
/// <param name="SinceMs">The beginning, in milliseconds since 1970 UTC.</param>
/// <param name="UntilMs">The end; not before the beginning.</param>
public sealed record DecisionCounts(long SinceMs, long UntilMs)
{
    /// <summary>Calls that were refused.</summary>
    public long Block { get; init; }

    /// <summary>Calls for which a person was asked.</summary>
    public long Ask { get; init; }

    /// <summary>Calls that a rule let through.</summary>
    public long Allow { get; init; }

    /// <summary>Calls that had to be made another way.</summary>
    public long Force { get; init; }

    /// <summary>Calls that were only noted.</summary>
    public long Log { get; init; }

    /// <summary>Calls that a rule on trial would have stopped.</summary>
    public long Shadow { get; init; }

    /// <summary>Calls that could not be judged.</summary>
    public long Errors { get; init; }

    /// <summary>The middle time that a verdict took, in microseconds; 0 for not known.</summary>
    public long P50Us { get; init; }

    /// <summary>The time within which 99 of 100 verdicts came, in microseconds; 0 for not known.</summary>
    public long P99Us { get; init; }

    /// <summary>The rules that decided most often; at most <see cref="FleetLimits.MaxCountedRules"/>.</summary>
    public IReadOnlyList<RuleCount> Rules { get; init; } = [];

    internal static DecisionCounts Read(FieldReader fields)
    {
        fields.Only("since_ms", "until_ms", "block", "ask", "allow", "force", "log", "shadow", "errors", "p50_us", "p99_us", "rules");
        var counts = new DecisionCounts(fields.Integer("since_ms", min: 0), fields.Integer("until_ms", min: 0))
        {
            Block = fields.OptionalInteger("block"), Ask = fields.OptionalInteger("ask"), Allow = fields.OptionalInteger("allow"), Force = fields.OptionalInteger("force"),
            Log = fields.OptionalInteger("log"), Shadow = fields.OptionalInteger("shadow"), Errors = fields.OptionalInteger("errors"),
            P50Us = fields.OptionalInteger("p50_us"), P99Us = fields.OptionalInteger("p99_us"),
            Rules = [.. fields.Objects("rules", FleetLimits.MaxCountedRules).Select(RuleCount.Read)],
        };
        if (counts.UntilMs < counts.SinceMs) fields.Refuse("ends before it begins");
        long[] said = [counts.Block, counts.Ask, counts.Allow, counts.Force, counts.Log, counts.Shadow, counts.Errors, .. counts.Rules.Select(rule => rule.Times)];
        if (said.Any(count => count > FleetLimits.MaxCount)) fields.Refuse($"counts more than {FleetLimits.MaxCount} calls");
        if (counts.P50Us > FleetLimits.MaxVerdictUs || counts.P99Us > FleetLimits.MaxVerdictUs) fields.Refuse($"has a time over {FleetLimits.MaxVerdictUs} µs");
        return counts;
    }

    internal JsonValue ToJson() => JsonValue.Of(
    [
        new JsonMember("since_ms", JsonValue.Of(SinceMs)), new JsonMember("until_ms", JsonValue.Of(UntilMs)),
        new JsonMember("block", JsonValue.Of(Block)), new JsonMember("ask", JsonValue.Of(Ask)), new JsonMember("allow", JsonValue.Of(Allow)),
        new JsonMember("force", JsonValue.Of(Force)), new JsonMember("log", JsonValue.Of(Log)), new JsonMember("shadow", JsonValue.Of(Shadow)),
        new JsonMember("errors", JsonValue.Of(Errors)), new JsonMember("p50_us", JsonValue.Of(P50Us)), new JsonMember("p99_us", JsonValue.Of(P99Us)),
        new JsonMember("rules", JsonValue.ArrayOf(Rules.Select(rule => rule.ToJson()))),
    ]);
}

/// <summary>How often a rule decided.</summary>
/// <param name="Id">The rule, with its layer in front: <c>fleet/no-force-push</c>.</param>
/// <param name="Times">How often; at least 1.</param>
public sealed record RuleCount(string Id, long Times)
{
    internal static RuleCount Read(FieldReader fields)
    {
        fields.Only("id", "n");
        return new RuleCount(fields.Text("id", FleetLimits.MaxIdBytes), fields.Integer("n", min: 1));
    }

    internal JsonValue ToJson() => JsonValue.Of([new JsonMember("id", JsonValue.Of(Id)), new JsonMember("n", JsonValue.Of(Times))]);
}
